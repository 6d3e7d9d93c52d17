import { describe, expect, test } from "vitest";
import { breachClock } from "../src/deadline/breach.ts";
import type { Clock } from "../src/deadline/clock.ts";
import { extendClock } from "../src/deadline/extend.ts";
import { light } from "../src/deadline/light.ts";
import { lightLabel, lightWords } from "../src/deadline/light-words.ts";
import { untilDay } from "../src/deadline/limit.ts";
import { markFired, marks, nextMark, parseMark } from "../src/deadline/marks.ts";
import { pauseClock, resumeClock } from "../src/deadline/pause.ts";
import { startClock, stopClock } from "../src/deadline/start.ts";
import { at, day, LESHAN, must } from "./calendar-leshan.ts";
import { clockFrom, limit } from "./deadline-clock.ts";

const settle = clockFrom("2026-11-02", "15wd");
const AT = ["80%", "due", "due+5wd"];

function moments(clock: Clock, ...at: readonly string[]) {
  return marks(clock, at, LESHAN).map((mark) => mark.at);
}

describe("marks", () => {
  test("DL-17 80 % of 15 wd is 00:00 of the 12th working day, due+5wd counts from the day it was due", () => {
    expect(marks(settle, ["due+5wd", { source: "due" }, "80%"], LESHAN)).toEqual([
      { source: "80%", at: at("2026-11-18 00:00") },
      { source: "due", at: at("2026-11-24 00:00") },
      { source: "due+5wd", at: at("2026-12-01 00:00") },
    ]);
  });

  test("DL-17 shares round up to whole days, exact clocks have exact shares", () => {
    expect(moments(settle, "1%", "33.4%", "99%")).toEqual([
      at("2026-11-03 00:00"),
      at("2026-11-10 00:00"),
      at("2026-11-23 00:00"),
    ]);
    expect(moments(clockFrom("2026-11-02 09:00", "4h"), "80%", "due+30min", "due+1wd")).toEqual([
      at("2026-11-02 12:12"),
      at("2026-11-02 13:30"),
      at("2026-11-04 00:00"),
    ]);
    expect(moments(clockFrom("2026-08-03", "60d"), "50%")).toEqual([at("2026-09-02 00:00")]);
    expect(moments(clockFrom("2025-11-30", "3mo"), "80%")).toEqual([at("2026-02-10 00:00")]);
  });

  test("DL-17 shares of a fixed end", () => {
    const fixed = (until: ReturnType<typeof limit>) =>
      must(
        startClock({
          name: "x",
          whose: "office",
          limit: until,
          start: at("2026-11-01 08:00"),
          calendar: LESHAN,
        }),
      );
    const days = fixed(untilDay(day("2026-11-11"), LESHAN));
    expect(moments(days, "80%", "due")).toEqual([at("2026-11-09 00:00"), at("2026-11-12 00:00")]);
    const time = fixed({ until: at("2026-11-01 18:00") });
    expect(moments(time, "80%")).toEqual([at("2026-11-01 16:00")]);
    expect(moments(fixed(untilDay(day("2026-11-01"), LESHAN)), "80%")).toEqual([
      at("2026-11-01 08:00"),
    ]);
    expect(moments(fixed({ until: at("2026-10-01 18:00") }), "80%")).toEqual([
      at("2026-10-01 18:00"),
    ]);
  });

  test.each(["", "80", "0%", "100%", "-5%", "due+", "due+0wd", "due-1wd", "due+until 2026", "DUE"])(
    "DL-17 %j is no mark",
    (source) => {
      expect(parseMark(source, "pack.yaml:9")).toMatchObject({
        ok: false,
        fault: { code: "deadline-mark-malformed", place: "pack.yaml:9", values: { value: source } },
      });
    },
  );

  test("DL-11 DL-17 the next mark is the first that has not fired, also when its moment has passed", () => {
    const all = marks(settle, AT, LESHAN);
    expect(nextMark(settle, all)?.source).toBe("80%");
    const warned = markFired(settle, "80%", at("2026-11-18 00:01"));
    expect(nextMark(warned, all)?.source).toBe("due");
    const fired = markFired(warned, "due", at("2026-11-24 00:00"));
    expect(nextMark(fired, all)).toEqual({ source: "due+5wd", at: at("2026-12-01 00:00") });
    expect(nextMark(markFired(fired, "due+5wd", at("2026-12-01 00:00")), all)).toBeNull();
    expect(nextMark(pauseClock(settle, at("2026-11-03")), all)).toBeNull();
    expect(nextMark(stopClock(settle, at("2026-11-03")), all)).toBeNull();
  });

  test("DL-13 after an extension the marks fire again at their new moments", () => {
    let clock = markFired(settle, "80%", at("2026-11-18 00:00"));
    clock = breachClock(markFired(clock, "due", at("2026-11-24 00:00")), at("2026-11-24 00:00"));
    const { clock: longer } = must(
      extendClock(clock, limit("10wd"), at("2026-11-24 09:00"), LESHAN),
    );
    expect(nextMark(longer, marks(longer, AT, LESHAN))).toEqual({
      source: "80%",
      at: at("2026-11-30 00:00"),
    });
  });

  test("DL-17 a share whose moment has passed is not moved by a later pause, a coming one is", () => {
    const warned = markFired(settle, "80%", at("2026-11-18 00:00"));
    const stood = (from: string, to: string, clock: Clock) =>
      resumeClock(pauseClock(clock, at(from)), at(to), LESHAN);
    const later = stood("2026-11-18 10:00", "2026-11-22 10:00", warned);
    expect(nextMark(later, marks(later, AT, LESHAN))?.source).toBe("due");
    expect(moments(stood("2026-11-04", "2026-11-06", settle), "80%")).toEqual([
      at("2026-11-20 00:00"),
    ]);
  });

  test("DL-10 DL-17 a mark after the due date waits out a pause", () => {
    const late = resumeClock(pauseClock(settle, at("2026-11-25")), at("2026-11-27"), LESHAN);
    expect(moments(late, "due", "due+5wd")).toEqual([
      at("2026-11-24 00:00"),
      at("2026-12-03 00:00"),
    ]);
  });
});

describe("lights", () => {
  const label = (clock: Clock, now: string, warn: number | null = 80) =>
    lightLabel(light(clock, at(now), LESHAN, warn)).zh;

  test.each([
    ["2026-11-02 10:00", "正常 剩15个工作日"],
    ["2026-11-05 14:30", "正常 剩12个工作日"],
    ["2026-11-17 23:59", "正常 剩4个工作日"],
    ["2026-11-18 00:00", "临期 剩3个工作日"],
    ["2026-11-21 12:00", "临期 剩1个工作日"],
    ["2026-11-22 12:00", "临期 剩1个工作日"],
    ["2026-11-23 00:00", "临期 今日24时到期"],
    ["2026-11-23 23:59", "临期 今日24时到期"],
    ["2026-11-24 00:00", "超期 1个工作日"],
    ["2026-11-28 09:00", "超期 4个工作日"],
  ])("DL-18 a 15 wd clock at %s: %s", (now, text) => {
    expect(label(settle, now)).toBe(text);
  });

  test("DL-18 late on a rest day, not yet by a working day", () => {
    const clock = clockFrom("2026-11-04", "7wd");
    expect(label(clock, "2026-11-14 08:00")).toBe("超期 不足1个工作日");
    expect(lightWords(light(clock, at("2026-11-17"), LESHAN))).toEqual({
      zh: "超2个工作日",
      en: "2 working days over",
    });
  });

  test("DL-18 without a share only the last day is soon", () => {
    expect(label(settle, "2026-11-20", null)).toBe("正常 剩1个工作日");
    expect(label(settle, "2026-11-23", null)).toBe("临期 今日24时到期");
  });

  test("DL-18 hours and minutes only on min and h clocks", () => {
    const exact = clockFrom("2026-11-02 09:00", "4h");
    expect(label(exact, "2026-11-02 09:40")).toBe("正常 剩3小时20分");
    expect(label(exact, "2026-11-02 11:00")).toBe("正常 剩2小时");
    expect(label(exact, "2026-11-02 12:40")).toBe("临期 剩20分");
    expect(label(exact, "2026-11-02 12:59:30")).toBe("临期 剩不足1分钟");
    expect(label(exact, "2026-11-02 13:18")).toBe("超期 18分");
    expect(label(exact, "2026-11-03 13:05")).toBe("超期 24小时5分");
    const { en } = lightWords(light(exact, at("2026-11-02 09:40"), LESHAN, 80));
    expect(en).toBe("3 h 20 min left");
  });

  test("DL-18 calendar units in days", () => {
    const office = clockFrom("2026-08-03", "60d", "office");
    expect(label(office, "2026-09-12")).toBe("正常 剩20天");
    expect(label(office, "2026-10-02")).toBe("临期 今日24时到期");
    expect(label(office, "2026-10-05")).toBe("超期 3天");
    expect(label(clockFrom("2026-08-03", "60d"), "2026-10-05")).toBe("临期 剩3天");
    expect(label(clockFrom("2025-11-30", "3mo"), "2026-02-27")).toBe("临期 剩1天");
  });

  test("DL-18 an end at a time of day shows minutes on its day only", () => {
    const fixed = must(
      startClock({
        name: "x",
        whose: "office",
        limit: { until: at("2026-11-05 15:00") },
        start: at("2026-11-01 15:00"),
        calendar: LESHAN,
      }),
    );
    expect(label(fixed, "2026-11-02 15:00")).toBe("正常 剩3天");
    expect(label(fixed, "2026-11-05 13:30")).toBe("临期 剩1小时30分");
    expect(label(fixed, "2026-11-05 15:10")).toBe("超期 10分");
    expect(label(fixed, "2026-11-07 15:10")).toBe("超期 2天");
  });

  test("DL-11 DL-18 paused: how long, whatever the due date", () => {
    const paused = pauseClock(settle, at("2026-11-03 09:00"));
    expect(label(paused, "2026-11-05 14:30")).toBe("暂停 已停2个工作日");
    expect(label(paused, "2026-11-03 14:30")).toBe("暂停 已停不足1个工作日");
    expect(label(paused, "2026-12-05 14:30")).toMatch(/^暂停 /);
    const exact = pauseClock(clockFrom("2026-11-02 09:00", "4h"), at("2026-11-02 10:00"));
    expect(label(exact, "2026-11-02 11:05")).toBe("暂停 已停1小时5分");
  });

  test("DL-10 time that a late clock stood still does not make it later", () => {
    const late = resumeClock(pauseClock(settle, at("2026-11-25")), at("2026-12-02"), LESHAN);
    expect(label(late, "2026-12-02")).toBe("超期 2个工作日");
    expect(label(late, "2026-12-03")).toBe("超期 3个工作日");
    const exact = clockFrom("2026-11-02 09:00", "1h");
    const stood = resumeClock(
      pauseClock(exact, at("2026-11-02 10:10")),
      at("2026-11-02 11:10"),
      LESHAN,
    );
    expect(label(stood, "2026-11-02 11:15")).toBe("超期 15分");
  });

  test("DL-18 done: how much was used", () => {
    expect(label(stopClock(settle, at("2026-11-05")), "2026-12-01")).toBe("办结 用时3个工作日");
    expect(label(stopClock(settle, at("2026-11-02 12:00")), "2026-12-01")).toBe(
      "办结 用时不足1个工作日",
    );
    const months = stopClock(clockFrom("2025-11-30", "3mo"), at("2026-01-09"));
    expect(label(months, "2026-12-01")).toBe("办结 用时40天");
    const exact = stopClock(clockFrom("2026-11-02 09:00", "4h"), at("2026-11-02 09:50"));
    expect(label(exact, "2026-12-01")).toBe("办结 用时50分");
    expect(lightWords(light(exact, at("2026-12-01"), LESHAN)).en).toBe("took 50 min");
  });
});
