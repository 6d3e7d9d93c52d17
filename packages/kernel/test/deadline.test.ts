import { describe, expect, test } from "vitest";
import type { Moment } from "../src/calendar/day.ts";
import { noticesToCalendar } from "../src/calendar/load.ts";
import { breachClock, isLate } from "../src/deadline/breach.ts";
import { extendClock } from "../src/deadline/extend.ts";
import {
  amountWords,
  compareLimit,
  formatLimit,
  parseLimit,
  untilDay,
} from "../src/deadline/limit.ts";
import { compareClocks } from "../src/deadline/order.ts";
import { pauseClock, resumeClock } from "../src/deadline/pause.ts";
import { recomputeClock } from "../src/deadline/recompute.ts";
import { isPaused, isRunning, startClock, stopClock } from "../src/deadline/start.ts";
import { used } from "../src/deadline/used.ts";
import { at, day, LESHAN, leshanCalendar, leshanNotices, must } from "./calendar-leshan.ts";
import { clockFrom, ends, limit } from "./deadline-clock.ts";

describe("limits", () => {
  test("DL-1 every unit is read and written", () => {
    for (const text of ["20min", "4h", "15wd", "60d", "3mo", "1y", "until 2026-11-23T16:00:00Z"]) {
      expect(formatLimit(limit(text))).toBe(text);
    }
    expect(untilDay(day("2026-11-23"), LESHAN)).toEqual({ until: at("2026-11-24 00:00") });
    expect(amountWords(1, "wd")).toEqual({ zh: "1个工作日", en: "1 working day" });
    expect(amountWords(15, "wd")).toEqual({ zh: "15个工作日", en: "15 working days" });
  });

  test.each(["", "15", "wd", "0wd", "-3d", "1.5h", "15 wd", "15WD", "3w", "until tomorrow", "٣d"])(
    "DL-1 %j is no limit",
    (text) => {
      expect(parseLimit(text, "pack.yaml:12")).toMatchObject({
        ok: false,
        fault: { code: "deadline-limit-malformed", place: "pack.yaml:12", values: { value: text } },
      });
    },
  );

  test("DL-1 more than a century is refused and says how much may be", () => {
    expect(parseLimit("101y")).toMatchObject({
      ok: false,
      fault: { code: "deadline-limit-too-long", values: { value: "101y", most: "100y" } },
    });
    const limits = [
      { unit: "d" as const, n: 0 },
      { unit: "wd" as const, n: 2.5 },
    ];
    for (const bad of limits) {
      const started = startClock({
        name: "x",
        whose: "citizen",
        limit: bad,
        start: at("2026-11-02"),
        calendar: LESHAN,
      });
      expect(started.ok).toBe(false);
    }
  });

  test("DL-1 only the same unit compares", () => {
    expect(must(compareLimit(limit("3wd"), limit("15wd")))).toBeLessThan(0);
    expect(must(compareLimit(limit("15wd"), limit("15wd")))).toBe(0);
    expect(compareLimit(limit("3wd"), limit("3d"))).toMatchObject({
      ok: false,
      fault: { code: "deadline-units-differ", values: { first: "3wd", second: "3d" } },
    });
    expect(compareLimit({ until: at("2026-11-23") }, limit("3d")).ok).toBe(false);
  });
});

describe("starting and stopping", () => {
  test("DL-11 a stopped clock keeps its first stop and its dates", () => {
    const clock = stopClock(clockFrom("2026-11-02", "15wd"), at("2026-11-05"));
    expect(stopClock(clock, at("2026-11-09"))).toBe(clock);
    expect(pauseClock(clock, at("2026-11-09"))).toBe(clock);
    expect(resumeClock(clock, at("2026-11-09"), LESHAN)).toBe(clock);
    expect(isRunning(clock)).toBe(false);
    expect(isLate(clock, at("2026-12-31"))).toBe(false);
    expect(extendClock(clock, limit("1wd"), at("2026-11-09"), LESHAN)).toMatchObject({
      ok: false,
      fault: { code: "deadline-clock-stopped", values: { clock: "settle" } },
    });
    expect(recomputeClock(clock, leshanCalendar(2025), at("2026-11-09"))).toEqual({
      clock,
      changed: false,
      annulled: false,
    });
  });

  test("DL-7 a fixed end is where it is", () => {
    const until = untilDay(day("2026-10-02"), LESHAN);
    const clock = must(
      startClock({
        name: "until",
        whose: "citizen",
        limit: until,
        start: at("2026-09-01"),
        calendar: LESHAN,
      }),
    );
    expect([clock.raw, clock.shifted, clock.due].map(ends)).toEqual(Array(3).fill("2026-10-02"));
    const paused = pauseClock(clock, at("2026-09-02"));
    expect(resumeClock(paused, at("2026-09-10"), LESHAN).due).toBe(clock.due);
    expect(extendClock(clock, limit("1d"), at("2026-09-10"), LESHAN).ok).toBe(false);
    expect(clock.provisional).toBe(false);
  });

  test("DL-14 the last millisecond is in time", () => {
    const clock = clockFrom("2026-11-02", "15wd");
    expect(isLate(clock, (clock.due - 1) as Moment)).toBe(false);
    expect(isLate(clock, clock.due)).toBe(true);
    expect(isLate(stopClock(clock, (clock.due - 1) as Moment), at("2027-01-01"))).toBe(false);
  });

  test("DL-21 two clocks that end at the same moment stand by name", () => {
    const [a, b] = [clockFrom("2026-11-02", "15wd"), clockFrom("2026-11-02", "15wd")];
    const named = [
      { ...a, name: "unit" },
      { ...b, name: "settle" },
      { ...a, name: "reach" },
    ];
    const order = ["reach", "settle", "unit"];
    expect([...named].sort(compareClocks).map(({ name }) => name)).toEqual(order);
    expect(
      [...named]
        .reverse()
        .sort(compareClocks)
        .map(({ name }) => name),
    ).toEqual(order);
  });
});

describe("pauses", () => {
  const clock = clockFrom("2026-11-02", "7wd");
  const stood = (from: string, to: string, of = clock) =>
    resumeClock(pauseClock(of, at(from)), at(to), LESHAN);

  test("DL-8 what was left is left", () => {
    expect(ends(clock.due)).toBe("2026-11-11");
    expect(ends(stood("2026-11-05", "2026-11-09").due)).toBe("2026-11-13");
    expect(ends(stood("2026-11-06 18:00", "2026-11-08 09:00").due)).toBe("2026-11-11");
    expect(ends(stood("2026-11-05 09:00", "2026-11-05 17:00").due)).toBe("2026-11-11");
  });

  test("DL-8 exact clocks get exactly what the pause lasted", () => {
    const exact = clockFrom("2026-11-02 09:00", "4h");
    expect(ends(stood("2026-11-02 10:00", "2026-11-02 10:07", exact).due)).toBe("2026-11-02 13:07");
  });

  test("DL-8 calendar units lengthen by calendar days, and the sum is shifted", () => {
    const days = clockFrom("2026-08-03", "60d");
    const later = stood("2026-08-10", "2026-08-20", days);
    expect([ends(later.raw), ends(later.shifted)]).toEqual(["2026-10-12", "2026-10-12"]);
  });

  test("DL-9 paused on its last day it ends on the day of resuming, or the next working day", () => {
    expect(ends(stood("2026-11-11 15:00", "2026-11-16 09:00").due)).toBe("2026-11-16");
    const friday = clockFrom("2026-11-04", "7wd");
    expect(ends(friday.due)).toBe("2026-11-13");
    expect(ends(stood("2026-11-13 15:00", "2026-11-15 09:00", friday).due)).toBe("2026-11-16");
    const holiday = clockFrom("2026-08-03", "60d");
    expect(ends(stood("2026-10-05", "2026-10-12", holiday).due)).toBe("2026-10-12");
  });

  test("DL-10 a pause after the end moves nothing", () => {
    const late = stood("2026-11-12 09:00", "2026-11-20 09:00");
    expect(late.due).toBe(clock.due);
    expect(isLate(late, at("2026-11-20"))).toBe(true);
    const saturday = stood("2026-11-14", "2026-11-18", clockFrom("2026-11-04", "7wd"));
    expect(ends(saturday.due)).toBe("2026-11-13");
  });

  test("DL-11 while paused the dates are kept and it is not late", () => {
    const paused = pauseClock(clock, at("2026-11-10"));
    expect(isPaused(paused)).toBe(true);
    expect(isRunning(paused)).toBe(false);
    expect(paused.due).toBe(clock.due);
    expect(isLate(paused, at("2026-12-01"))).toBe(false);
    expect(pauseClock(paused, at("2026-11-11"))).toBe(paused);
    expect(resumeClock(clock, at("2026-11-11"), LESHAN)).toBe(clock);
    expect(isPaused(stopClock(paused, at("2026-11-12")))).toBe(false);
  });

  test("DL-8 a resume recorded before its pause counts as no pause", () => {
    expect(stood("2026-11-05 12:00", "2026-11-05 11:00").due).toBe(clock.due);
  });
});

describe("extensions and recomputing", () => {
  test("DL-12 only lengths of the same unit, within a century", () => {
    const clock = clockFrom("2026-11-02", "15wd");
    expect(extendClock(clock, limit("10d"), at("2026-11-03"), LESHAN)).toMatchObject({
      ok: false,
      fault: { code: "deadline-units-differ", values: { first: "15wd", second: "10d" } },
    });
    expect(extendClock(clock, limit("25000wd"), at("2026-11-03"), LESHAN)).toMatchObject({
      ok: false,
      fault: { code: "deadline-limit-too-long" },
    });
  });

  test("DL-12 months are counted from the original start, not added to the end", () => {
    const clock = clockFrom("2025-12-31", "2mo", "office");
    expect(ends(clock.due)).toBe("2026-02-28");
    const { clock: longer } = must(extendClock(clock, limit("1mo"), at("2026-02-01"), LESHAN));
    expect(ends(longer.due)).toBe("2026-03-31");
  });

  test("DL-13 a breach that the extension does not reach stays", () => {
    const clock = breachClock(clockFrom("2026-11-02", "3wd"), at("2026-11-06 00:00"));
    const granted = must(extendClock(clock, limit("1wd"), at("2026-11-10"), LESHAN));
    expect(granted.annulled).toBe(false);
    expect(granted.clock.breached).toBe(at("2026-11-06 00:00"));
    expect(breachClock(granted.clock, at("2026-11-11")).breached).toBe(at("2026-11-06 00:00"));
  });

  test("DL-15 a breach by the old calendar is taken off, and the first date stays when it was firm", () => {
    const clock = breachClock(clockFrom("2026-11-02", "15wd"), at("2026-11-24 00:00"));
    const corrected = must(
      noticesToCalendar(
        leshanNotices().map((notice) =>
          notice.year === 2026
            ? { ...notice, off: { "2026-11-23": "x", "2026-11-24": "x" } }
            : notice,
        ),
      ),
    );
    const fresh = recomputeClock(clock, corrected, at("2026-11-24 08:00"));
    expect([fresh.changed, fresh.annulled]).toEqual([true, true]);
    expect(ends(fresh.clock.due)).toBe("2026-11-25");
    expect(ends(fresh.clock.firstDue)).toBe("2026-11-23");
    expect(recomputeClock(fresh.clock, corrected, at("2026-11-24 08:00")).changed).toBe(false);
  });

  test("DL-15 the first date stays when only the extension was provisional", () => {
    const clock = clockFrom("2026-12-01", "15wd");
    const { clock: longer } = must(extendClock(clock, limit("10wd"), at("2026-12-02"), LESHAN));
    expect(longer.provisional).toBe(true);
    expect(longer).not.toHaveProperty("firstProvisional");
    const off = { "2026-12-22": "x", "2027-01-01": "元旦" };
    const next = { year: 2027, paper: "https://example.org/2027", off };
    const loaded = must(noticesToCalendar([...leshanNotices(), next]));
    const { clock: dated } = recomputeClock(longer, loaded, at("2026-12-03"));
    expect(ends(dated.firstDue)).toBe("2026-12-22");
    expect(dated.provisional).toBe(false);
  });
});

describe("what was used", () => {
  const usedAt = (clock: Parameters<typeof used>[0], now: string) =>
    formatLimit(used(clock, at(now), LESHAN));

  test("DL-19 working days without the pause", () => {
    const clock = clockFrom("2026-11-02", "7wd");
    expect(usedAt(clock, "2026-11-02 18:00")).toBe("0wd");
    expect(usedAt(clock, "2026-11-09")).toBe("5wd");
    const stood = resumeClock(pauseClock(clock, at("2026-11-04")), at("2026-11-09"), LESHAN);
    expect(usedAt(stood, "2026-11-10")).toBe("3wd");
    expect(usedAt(pauseClock(clock, at("2026-11-04")), "2026-11-30")).toBe("2wd");
    expect(usedAt(stopClock(clock, at("2026-11-05")), "2026-11-30")).toBe("3wd");
  });

  test("DL-19 a day begun after the end counts, even a rest day", () => {
    const clock = clockFrom("2026-11-04", "7wd");
    expect(usedAt(clock, "2026-11-13 23:59")).toBe("7wd");
    expect(usedAt(clock, "2026-11-14 00:00")).toBe("8wd");
  });

  test("DL-19 days that the end was shifted over do not count", () => {
    const clock = clockFrom("2026-08-03", "60d");
    expect(usedAt(clock, "2026-10-08 20:00")).toBe("60d");
    expect(usedAt(clock, "2026-10-09 00:00")).toBe("67d");
    const { clock: longer } = must(extendClock(clock, limit("30d"), at("2026-10-01"), LESHAN));
    expect(usedAt(longer, "2026-10-08 20:00")).toBe("60d");
  });

  test("DL-19 months begun, hours in parts, fixed ends as the moment", () => {
    expect(usedAt(clockFrom("2025-11-30", "3mo"), "2026-01-05")).toBe("2mo");
    expect(usedAt(clockFrom("2025-11-30", "3mo"), "2026-02-28 23:00")).toBe("3mo");
    expect(usedAt(clockFrom("2025-11-30", "3mo"), "2026-03-01 00:00")).toBe("4mo");
    expect(usedAt(clockFrom("2026-11-02 09:00", "4h"), "2026-11-02 10:30")).toBe("1.5h");
    const late = used(clockFrom("2026-11-02 09:00", "4h"), at("2026-11-02 13:00"), LESHAN);
    expect(must(compareLimit(late, limit("4h")))).toBeGreaterThan(0);
    const until = { until: at("2026-11-05 12:00") };
    const fixed = must(
      startClock({
        name: "u",
        whose: "office",
        limit: until,
        start: at("2026-11-01"),
        calendar: LESHAN,
      }),
    );
    expect(must(compareLimit(used(fixed, at("2026-11-05 11:59"), LESHAN), until))).toBeLessThan(0);
    expect(must(compareLimit(used(fixed, at("2026-11-05 12:00"), LESHAN), until))).toBeGreaterThan(
      0,
    );
  });
});
