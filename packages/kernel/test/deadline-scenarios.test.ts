import { describe, expect, test } from "vitest";
import { noticesToCalendar, withLocalLeave } from "../src/calendar/load.ts";
import { breachClock, isLate } from "../src/deadline/breach.ts";
import { extendClock } from "../src/deadline/extend.ts";
import { compareClocks } from "../src/deadline/order.ts";
import { recomputeClock } from "../src/deadline/recompute.ts";
import { stopClock } from "../src/deadline/start.ts";
import { at, LESHAN, leshanCalendar, leshanNotices, must } from "./calendar-leshan.ts";
import { clockFrom, ends, limit } from "./deadline-clock.ts";

const due = (...begun: Parameters<typeof clockFrom>) => ends(clockFrom(...begun).due);

describe("the hotline's dates of 2026", () => {
  test.each([
    ["complaint registered 09-18", "2026-09-18", "15wd", "2026-10-15"],
    ["help on the eve of the National Day week", "2026-09-30", "7wd", "2026-10-15"],
    ["consult before a make-up Saturday", "2026-02-13", "3wd", "2026-02-25"],
    ["consult on the holiday itself", "2026-10-01", "3wd", "2026-10-10"],
    ["statutory track: accept", "2026-07-01", "7wd", "2026-07-10"],
    ["statutory track: mediation", "2026-07-10", "45wd", "2026-09-11"],
    ["statutory track: the hotline's own reply", "2026-07-01", "15wd", "2026-07-22"],
    ["three matters of one call: consult", "2026-11-02", "3wd", "2026-11-05"],
    ["three matters of one call: help", "2026-11-02", "7wd", "2026-11-11"],
    ["three matters of one call: complaint", "2026-11-02", "15wd", "2026-11-23"],
  ])("DL-2 DL-4 %s", (_, from, length, day) => {
    expect(due(from, length)).toBe(day);
  });

  test("DL-3 urgent at 23:30: hours run through the night", () => {
    expect(due("2026-02-13 23:30", "2h")).toBe("2026-02-14 01:30");
    expect(due("2026-02-13 23:30", "24h")).toBe("2026-02-14 23:30");
    expect(due("2026-02-13 23:30", "1440min")).toBe("2026-02-14 23:30");
  });

  test("DL-4 dispatched 05-08: sign by the make-up Saturday; dispatched 04-30: return until 05-07", () => {
    expect(due("2026-05-08", "1wd", "lead")).toBe("2026-05-09");
    expect(due("2026-04-30", "2wd", "lead")).toBe("2026-05-07");
  });

  test("DL-16 the citizen's date stays through a return, the unit's is fresh", () => {
    const settle = clockFrom("2026-11-02", "15wd");
    const first = stopClock(clockFrom("2026-11-02", "15wd", "lead"), at("2026-11-03"));
    const unit = clockFrom("2026-11-05", "15wd", "lead");
    expect(ends(settle.due)).toBe("2026-11-23");
    expect(ends(unit.due)).toBe("2026-11-26");
    expect(first.stopped).toBe(at("2026-11-03"));
  });

  test("DL-13 DL-14 asked 11-23 23:59 is in time, 11-24 00:00 is late; granted after expiry the breach goes", () => {
    const clock = clockFrom("2026-11-02", "15wd");
    expect(isLate(clock, at("2026-11-23 23:59"))).toBe(false);
    expect(isLate(clock, at("2026-11-24 00:00"))).toBe(true);
    const breached = breachClock(clock, at("2026-11-24 00:00"));
    const granted = must(extendClock(breached, limit("10wd"), at("2026-11-24 09:00"), LESHAN));
    expect(ends(granted.clock.due)).toBe("2026-12-07");
    expect(ends(granted.clock.firstDue)).toBe("2026-11-23");
    expect(granted.annulled).toBe(true);
    expect(granted.clock.breached).toBeUndefined();
  });

  test("DL-4 three calls on one matter: the earliest date is 11-11", () => {
    const clocks = ["2026-11-06", "2026-11-04", "2026-11-02"].map((day) => clockFrom(day, "7wd"));
    expect(clocks.sort(compareClocks).map((clock) => ends(clock.due))[0]).toBe("2026-11-11");
  });

  test("DL-6 local leave moves the county unit's date, not the citizen's", () => {
    const off = { "2026-11-20": "彝族年", "2026-11-23": "彝族年", "2026-11-24": "彝族年" };
    const county = must(withLocalLeave(LESHAN, { area: "511132", off }));
    expect(due("2026-11-18", "7wd", "citizen", county)).toBe("2026-11-27");
    expect(due("2026-11-18", "7wd", "lead", county)).toBe("2026-12-02");
  });

  test("DL-15 DL-20 a complaint of 12-11 is provisional until the notice for 2027 is loaded", () => {
    expect(clockFrom("2026-12-10", "15wd")).toMatchObject({ provisional: false });
    expect(due("2026-12-10", "15wd")).toBe("2026-12-31");
    const clock = clockFrom("2026-12-11", "15wd");
    expect(clock).toMatchObject({ provisional: true, firstProvisional: true });
    const off = { "2027-01-01": "元旦", "2027-01-02": "元旦", "2027-01-03": "元旦" };
    const paper = "https://example.org/2027";
    const loaded = must(noticesToCalendar([...leshanNotices(), { year: 2027, paper, off }]));
    const { clock: dated, changed, annulled } = recomputeClock(clock, loaded, at("2026-12-20"));
    expect([changed, annulled]).toEqual([true, false]);
    expect(ends(dated.due)).toBe("2027-01-04");
    expect(dated.firstDue).toBe(dated.due);
    expect(dated).toMatchObject({ provisional: false, calendar: loaded.version });
    expect(dated).not.toHaveProperty("firstProvisional");
  });
});

describe("the dates of the other packs", () => {
  test("DL-5 petition received 07-30: accept by 08-14; then 60 d, and 90 d when extended", () => {
    expect(due("2026-07-30", "15d", "office")).toBe("2026-08-14");
    const close = clockFrom("2026-08-14", "60d", "office");
    expect(ends(close.due)).toBe("2026-10-13");
    const { clock } = must(extendClock(close, limit("30d"), at("2026-10-09"), LESHAN));
    expect(ends(clock.due)).toBe("2026-11-12");
    expect(ends(clock.firstDue)).toBe("2026-10-13");
  });

  test("DL-5 DL-6 petition accepted 08-03: raw 10-02, shifted 10-08; who owns the clock says which is due", () => {
    const office = clockFrom("2026-08-03", "60d", "office");
    expect([office.raw, office.shifted, office.due].map(ends)).toEqual([
      "2026-10-02",
      "2026-10-08",
      "2026-10-02",
    ]);
    expect(due("2026-08-03", "60d", "citizen")).toBe("2026-10-08");
  });

  test("DL-5 written answer 01-16: review may be asked until 02-24", () => {
    expect(due("2026-01-16", "30d", "citizen")).toBe("2026-02-24");
  });

  test("DL-4 wrongly forwarded 09-24: objection until 10-09", () => {
    expect(due("2026-09-24", "5wd", "office")).toBe("2026-10-09");
  });

  test("DL-5 inspection batch of 2021-09-14: feedback by 09-24", () => {
    expect(due("2021-09-14", "10d", "office")).toBe("2021-09-24");
  });

  test("DL-5 proposal assigned 2025-11-30, three months: a make-up Saturday is not shifted", () => {
    expect(due("2025-11-30", "3mo", "citizen")).toBe("2026-02-28");
  });

  test("DL-4 DL-12 permit accepted 09-29: 20 wd, and 30 when extended", () => {
    const permit = clockFrom("2026-09-29", "20wd");
    expect(ends(permit.due)).toBe("2026-11-02");
    const { clock } = must(extendClock(permit, limit("10wd"), at("2026-10-30"), LESHAN));
    expect(ends(clock.due)).toBe("2026-11-16");
  });

  test("DL-3 DL-5 incident known 02-16 22:00: report by 02:00 of a holiday; summary 30 d after 03-01", () => {
    expect(due("2026-02-16 22:00", "4h", "office")).toBe("2026-02-17 02:00");
    expect(due("2026-03-01", "30d", "office")).toBe("2026-03-31");
  });
});

describe("leap days and year ends", () => {
  test("DL-5 a year from a leap day ends on 02-28, a month from 01-31 on the last of February", () => {
    const old = leshanCalendar();
    expect(due("2024-02-29", "1y", "office", old)).toBe("2025-02-28");
    expect(due("2024-01-31", "1mo", "office", old)).toBe("2024-02-29");
    expect(due("2023-01-31", "1mo", "office", old)).toBe("2023-02-28");
    expect(due("2023-12-31", "60d", "office", old)).toBe("2024-02-29");
  });

  test("DL-5 an end on New Year's Eve stays in its year, one on New Year's Day shifts", () => {
    expect(due("2025-12-01", "30d")).toBe("2025-12-31");
    expect(due("2025-12-02", "30d")).toBe("2026-01-04");
  });

  test("DL-20 an office's calendar count past the loaded years is firm, a citizen's is provisional", () => {
    expect(clockFrom("2026-12-01", "60d", "office").provisional).toBe(false);
    expect(clockFrom("2026-12-01", "60d", "citizen").provisional).toBe(true);
    expect(clockFrom("2026-12-31 23:00", "2h").provisional).toBe(false);
  });
});
