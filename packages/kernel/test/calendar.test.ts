import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Calendar } from "../src/calendar/calendar.ts";
import { addDays, type Day, weekday } from "../src/calendar/day.ts";
import { noticesToCalendar, withLocalLeave } from "../src/calendar/load.ts";
import {
  addWorkdays,
  isProvisional,
  isWorkday,
  nextWorkday,
  workdayFrom,
  workdaysBetween,
} from "../src/calendar/working-day.ts";
import { day, LESHAN, leshanCalendar, leshanNotices, must } from "./calendar-leshan.ts";
import { seeded } from "./calendar-seed.ts";

describe("working days", () => {
  test("CA-3 make-up days are worked, days off are not, else Monday to Friday", () => {
    expect(isWorkday(LESHAN, day("2026-02-14"))).toBe(true);
    expect(isWorkday(LESHAN, day("2026-02-16"))).toBe(false);
    expect(isWorkday(LESHAN, day("2026-11-02"))).toBe(true);
    expect(isWorkday(LESHAN, day("2026-11-07"))).toBe(false);
  });

  test("CA-3 a make-up day is worked whatever else is said of it", () => {
    const both = new Set([day("2026-11-03"), day("2026-11-07")]);
    const calendar: Calendar = { ...LESHAN, off: both, makeup: both };
    expect(workdaysBetween(calendar, day("2026-11-02"), day("2026-11-08"))).toBe(5);
    expect(addWorkdays(calendar, day("2026-11-02"), 5).day).toBe("2026-11-07");
  });

  test("CA-3 the shipped years have 250, 249, 249, 251, 248 and 248 working days", () => {
    const counts = [2021, 2022, 2023, 2024, 2025, 2026].map((year) =>
      workdaysBetween(LESHAN, day(`${year - 1}-12-31`), day(`${year}-12-31`)),
    );
    expect(counts).toEqual([250, 249, 249, 251, 248, 248]);
  });

  test("CA-4 2022-12-31 is off by the notice for 2023", () => {
    const alone = must(noticesToCalendar(leshanNotices().filter(({ year }) => year === 2023)));
    expect(alone.off.has(day("2022-12-31"))).toBe(true);
    expect(isProvisional(alone, day("2022-12-31"))).toBe(false);
    expect(isProvisional(alone, day("2022-12-30"))).toBe(true);
  });

  test("CA-5 the day itself is not counted", () => {
    expect(addWorkdays(LESHAN, day("2026-11-02"), 1).day).toBe("2026-11-03");
    expect(addWorkdays(LESHAN, day("2026-11-02"), 0).day).toBe("2026-11-02");
    expect(addWorkdays(LESHAN, day("2026-10-01"), 1).day).toBe("2026-10-08");
    expect(workdaysBetween(LESHAN, day("2026-11-02"), day("2026-11-23"))).toBe(15);
    expect(workdaysBetween(LESHAN, day("2026-11-23"), day("2026-11-02"))).toBe(-15);
    expect(workdaysBetween(LESHAN, day("2026-11-02"), day("2026-11-02"))).toBe(0);
  });

  test("CA-5 the next working day, and the first from a day on", () => {
    expect(nextWorkday(LESHAN, day("2026-09-30")).day).toBe("2026-10-08");
    expect(workdayFrom(LESHAN, day("2026-09-30")).day).toBe("2026-09-30");
    expect(workdayFrom(LESHAN, day("2026-10-02")).day).toBe("2026-10-08");
  });

  test("CA-6 past the loaded years the result is provisional, never a fault", () => {
    expect(addWorkdays(LESHAN, day("2026-12-10"), 15)).toEqual({
      day: "2026-12-31",
      provisional: false,
    });
    expect(addWorkdays(LESHAN, day("2026-12-11"), 15)).toEqual({
      day: "2027-01-01",
      provisional: true,
    });
    expect(addWorkdays(LESHAN, day("2031-05-05"), 3).provisional).toBe(true);
    expect(addWorkdays(LESHAN, day("2020-12-31"), 1)).toEqual({
      day: "2021-01-04",
      provisional: false,
    });
  });

  test("CA-6 a hole between loaded years is provisional too", () => {
    const holed = must(noticesToCalendar(leshanNotices().filter(({ year }) => year !== 2024)));
    expect(addWorkdays(holed, day("2023-12-28"), 1).provisional).toBe(false);
    expect(addWorkdays(holed, day("2023-12-28"), 300).provisional).toBe(true);
  });

  test("CA-11 a count of a century is found, one beyond is a bug", () => {
    const { day: far } = addWorkdays(LESHAN, day("2026-01-01"), 25_000);
    expect(workdaysBetween(LESHAN, day("2026-01-01"), far)).toBe(25_000);
    for (const n of [-1, 1.5, 25_001, Number.NaN]) {
      expect(() => addWorkdays(LESHAN, day("2026-01-01"), n)).toThrow(RangeError);
    }
  });
});

/** Walks day by day and asks only what CA-3 says. */
function oracle(calendar: Calendar, from: Day, n: number) {
  let provisional = false;
  let reached = from;
  for (let left = n; left > 0; ) {
    reached = addDays(reached, 1);
    const listed = calendar.off.has(reached) || calendar.makeup.has(reached);
    if (!listed && !calendar.years.has(Number(reached.slice(0, 4)))) provisional = true;
    const worked =
      calendar.makeup.has(reached) || (weekday(reached) <= 5 && !calendar.off.has(reached));
    if (worked) left--;
  }
  return { day: reached, provisional };
}

describe("against a walk day by day", () => {
  const dayAround = fc.integer({ min: -400, max: 2700 }).map((n) => addDays(day("2021-01-01"), n));
  const calendars = fc.constantFrom(LESHAN, leshanCalendar(2023), ...withLeave());

  test("CA-5 CA-6 CA-11 the n-th working day", () => {
    seeded(
      fc.property(calendars, dayAround, fc.integer({ min: 0, max: 400 }), (calendar, from, n) => {
        expect(addWorkdays(calendar, from, n)).toEqual(oracle(calendar, from, n));
      }),
    );
  });

  test("CA-5 counting is the inverse of adding", () => {
    seeded(
      fc.property(calendars, dayAround, fc.integer({ min: 1, max: 400 }), (calendar, from, n) => {
        const { day: to } = addWorkdays(calendar, from, n);
        expect(workdaysBetween(calendar, from, to)).toBe(n);
        expect(isWorkday(calendar, to)).toBe(true);
      }),
    );
  });
});

function withLeave(): readonly Calendar[] {
  const off = {
    "2026-11-20": "彝族年",
    "2026-11-23": "彝族年",
    "2026-11-24": "彝族年",
    "2026-02-14": "x",
  };
  return [
    must(withLocalLeave(LESHAN, { area: "511132", off, makeup: { "2026-11-28": "彝族年" } })),
  ];
}
