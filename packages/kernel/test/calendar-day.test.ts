import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  daysBetween,
  type Moment,
  parseDay,
  weekday,
} from "../src/calendar/day.ts";
import {
  dayOf,
  endOfDay,
  endsOn,
  formatMoment,
  lastDayBefore,
  parseMoment,
  startOfDay,
} from "../src/calendar/moment.ts";
import { at, day, LESHAN, must } from "./calendar-leshan.ts";
import { seeded } from "./calendar-seed.ts";

describe("days", () => {
  test("CA-1 a date that exists is a day", () => {
    for (const text of ["2024-02-29", "2000-02-29", "2026-12-31", "1800-01-01"]) {
      expect(must(parseDay(text))).toBe(text);
    }
  });

  test.each([
    "2026-02-29",
    "1900-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "1799-12-31",
    "3000-01-01",
    "2026-1-1",
    "2024/13/01",
    "",
    " 2026-01-01",
    "2026-01-01 ",
  ])("CA-1 %j is refused by value and place", (text) => {
    expect(parseDay(text, "row 17, column 受理时间")).toEqual({
      ok: false,
      fault: {
        code: "calendar-day-malformed",
        place: "row 17, column 受理时间",
        values: { value: text },
      },
    });
  });

  test("CA-1 counting crosses leap days and year ends", () => {
    expect(addDays(day("2024-02-28"), 1)).toBe("2024-02-29");
    expect(addDays(day("2023-02-28"), 1)).toBe("2023-03-01");
    expect(addDays(day("2025-12-31"), 1)).toBe("2026-01-01");
    expect(addDays(day("2026-01-01"), -1)).toBe("2025-12-31");
    expect(daysBetween(day("2024-01-01"), day("2025-01-01"))).toBe(366);
  });

  test("CA-10 months end on the same-numbered day, else on the last of the month", () => {
    expect(addMonths(day("2025-11-30"), 3)).toBe("2026-02-28");
    expect(addMonths(day("2023-11-30"), 3)).toBe("2024-02-29");
    expect(addMonths(day("2024-02-29"), 12)).toBe("2025-02-28");
    expect(addMonths(day("2026-10-31"), 1)).toBe("2026-11-30");
    expect(addMonths(day("2026-12-15"), 1)).toBe("2027-01-15");
  });

  test("CA-1 weekdays", () => {
    expect(weekday(day("2026-11-02"))).toBe(1);
    expect(weekday(day("2026-11-08"))).toBe(7);
    expect(weekday(day("1969-12-31"))).toBe(3);
  });
});

describe("moments", () => {
  test("CA-2 a moment belongs to the city's day", () => {
    const lateEvening = Date.UTC(2026, 10, 22, 23, 30) as Moment;
    expect(dayOf(lateEvening, LESHAN)).toBe("2026-11-23");
    expect(dayOf((Date.UTC(2026, 10, 23, 16) - 1) as Moment, LESHAN)).toBe("2026-11-23");
    expect(dayOf(Date.UTC(2026, 10, 23, 16) as Moment, LESHAN)).toBe("2026-11-24");
  });

  test("CA-2 24:00 is 00:00 of the next day", () => {
    expect(endOfDay(day("2026-12-31"), LESHAN)).toBe(startOfDay(day("2027-01-01"), LESHAN));
    expect(lastDayBefore(endOfDay(day("2026-12-31"), LESHAN), LESHAN)).toBe("2026-12-31");
    expect(endsOn(endOfDay(day("2026-11-23"), LESHAN), LESHAN)).toEqual({
      day: "2026-11-23",
      time: "24:00",
    });
    expect(endsOn(at("2026-02-14 01:30"), LESHAN)).toEqual({ day: "2026-02-14", time: "01:30" });
  });

  test("CA-2 a time is read in the city's offset unless it brings its own", () => {
    const expected = Date.UTC(2026, 10, 2, 1, 0);
    for (const text of [
      "2026-11-02 09:00",
      "2026-11-02T09:00:00+08:00",
      "2026-11-02T01:00:00Z",
      "2026-11-01T20:00:00.000-05:00",
    ]) {
      expect(must(parseMoment(text, LESHAN))).toBe(expected);
    }
    expect(must(parseMoment("2026-11-23 24:00", LESHAN))).toBe(endOfDay(day("2026-11-23"), LESHAN));
    expect(formatMoment(expected as Moment, LESHAN)).toBe("2026-11-02T09:00:00+08:00");
    expect(formatMoment((expected + 5) as Moment, LESHAN)).toBe("2026-11-02T09:00:00.005+08:00");
  });

  test.each([
    "2026-11-02",
    "2026-11-02 9:00",
    "2026-11-02 24:01",
    "2026-11-02 09:60",
    "2026-02-30 09:00",
    "2026-11-02T09:00:00+15:00",
    "2026-11-02T09:00:61Z",
    "yesterday",
    "",
  ])("CA-1 the time %j is refused", (text) => {
    const result = parseMoment(text, LESHAN, "received");
    expect(result).toMatchObject({
      ok: false,
      fault: { place: "received", values: { value: text } },
    });
  });

  test("CA-2 written and read again a moment is the same", () => {
    seeded(
      fc.property(
        fc.integer({ min: Date.UTC(1801, 0, 1), max: Date.UTC(2998, 0, 1) }),
        fc.constantFrom(480, 0, -300, 345),
        (ms, offset) => {
          expect(must(parseMoment(formatMoment(ms as Moment, { offset }), LESHAN))).toBe(ms);
        },
      ),
    );
  });
});
