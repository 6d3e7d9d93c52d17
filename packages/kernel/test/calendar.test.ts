import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Calendar } from "../src/calendar/calendar.ts";
import {
  addDays,
  addMonths,
  type Day,
  daysBetween,
  type Moment,
  parseDay,
  weekday,
} from "../src/calendar/day.ts";
import { noticesToCalendar, withLocalLeave } from "../src/calendar/load.ts";
import {
  dayOf,
  endOfDay,
  endsOn,
  formatMoment,
  lastDayBefore,
  parseMoment,
  startOfDay,
} from "../src/calendar/moment.ts";
import {
  addWorkdays,
  isProvisional,
  isWorkday,
  nextWorkday,
  workdayFrom,
  workdaysBetween,
} from "../src/calendar/working-day.ts";
import { at, day, LESHAN, leshanCalendar, leshanNotices, must } from "./calendar-leshan.ts";
import { seeded } from "./calendar-seed.ts";

const PAPER = "https://example.org/notice";

function faultOf(notices: readonly unknown[]) {
  const result = noticesToCalendar(notices);
  return result.ok ? null : result.fault;
}

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

describe("working days", () => {
  test("CA-3 make-up days are worked, days off are not, else Monday to Friday", () => {
    expect(isWorkday(LESHAN, day("2026-02-14"))).toBe(true);
    expect(isWorkday(LESHAN, day("2026-02-16"))).toBe(false);
    expect(isWorkday(LESHAN, day("2026-11-02"))).toBe(true);
    expect(isWorkday(LESHAN, day("2026-11-07"))).toBe(false);
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

describe("notices", () => {
  test("CA-7 a year comes once", () => {
    const notice = { year: 2026, paper: PAPER };
    expect(faultOf([notice, notice])).toMatchObject({
      code: "calendar-notice-repeated",
      place: "notice 2",
      values: { year: 2026 },
    });
  });

  test("CA-7 a day is off or worked, also across notices", () => {
    const both = {
      year: 2026,
      paper: PAPER,
      off: { "2026-05-09": "a" },
      makeup: { "2026-05-09": "b" },
    };
    expect(faultOf([both])).toMatchObject({
      code: "calendar-day-contradicted",
      values: { day: "2026-05-09", off: "a", makeup: "b" },
    });
    const first = { year: 2025, paper: PAPER, off: { "2026-01-04": "a" } };
    const second = { year: 2026, paper: PAPER, makeup: { "2026-01-04": "b" } };
    expect(faultOf([first, second])?.code).toBe("calendar-day-contradicted");
  });

  test("CA-7 a make-up day is a rest day otherwise", () => {
    const notice = { year: 2026, paper: PAPER, makeup: { "2026-05-11": "劳动节" } };
    expect(faultOf([notice])).toMatchObject({
      code: "calendar-makeup-needless",
      values: { day: "2026-05-11" },
    });
  });

  test.each([
    [null, "calendar-notice-malformed"],
    [[], "calendar-notice-malformed"],
    [{ year: "2026", paper: PAPER }, "calendar-notice-malformed"],
    [{ year: 2026.5, paper: PAPER }, "calendar-notice-malformed"],
    [{ year: 2026 }, "calendar-notice-malformed"],
    [{ year: 2026, paper: "somewhere" }, "calendar-notice-malformed"],
    [{ year: 2026, paper: PAPER, off: ["2026-01-01"] }, "calendar-notice-malformed"],
    [{ year: 2026, paper: PAPER, off: { "2026-01-01": 3 } }, "calendar-notice-malformed"],
    [{ year: 2026, paper: PAPER, off: { "2026-02-30": "x" } }, "calendar-day-malformed"],
    [{ year: 2026, paper: PAPER, off: { "2024-01-01": "x" } }, "calendar-notice-day-far"],
  ])("CA-7 %j is refused", (notice, code) => {
    expect(faultOf([notice])).toMatchObject({ code, place: expect.stringContaining("notice 1") });
  });

  test("CA-7 every bad day is told at once", () => {
    const off = { "2026-02-30": "x", "2026-99-01": "x", "2026-01-01": "元旦" };
    expect(faultOf([{ year: 2026, paper: PAPER, off }])?.parts).toHaveLength(2);
  });

  test("CA-8 an area's leave lies over the city's calendar", () => {
    const off = { "2026-11-20": "彝族年", "2026-02-14": "local" };
    const makeup = { "2026-10-02": "local", "2026-11-28": "local" };
    const local = must(withLocalLeave(LESHAN, { area: "511132", off, makeup }));
    expect(isWorkday(local, day("2026-11-20"))).toBe(false);
    expect(isWorkday(local, day("2026-02-14"))).toBe(false);
    expect(isWorkday(local, day("2026-10-02"))).toBe(true);
    expect(isWorkday(local, day("2026-11-28"))).toBe(true);
    expect(isWorkday(LESHAN, day("2026-11-20"))).toBe(true);
    expect(isWorkday(LESHAN, day("2026-02-14"))).toBe(true);
    expect(withLocalLeave(LESHAN, { area: "511132", makeup: { "2026-11-20": "x" } })).toMatchObject(
      {
        ok: false,
        fault: { code: "calendar-makeup-needless", place: "511132" },
      },
    );
    expect(withLocalLeave(LESHAN, { off }).ok).toBe(false);
    expect(withLocalLeave(LESHAN, 3).ok).toBe(false);
  });

  test("CA-9 other days are another version", () => {
    expect(LESHAN.version).toMatch(/^2021-2026\.[0-9a-f]{8}$/);
    expect(must(noticesToCalendar([])).version).toMatch(/^none\./);
    const holed = must(noticesToCalendar(leshanNotices().filter(({ year }) => year !== 2024)));
    expect(holed.version).toMatch(/^2021-2023,2025-2026\./);
    const corrected = must(
      noticesToCalendar(
        leshanNotices().map((notice) =>
          notice.year === 2026
            ? { year: 2026, paper: PAPER, off: { "2026-12-31": "元旦" } }
            : notice,
        ),
      ),
    );
    expect(corrected.version).not.toBe(LESHAN.version);
    const leave = { area: "511132", off: { "2026-11-20": "彝族年" } };
    expect(must(withLocalLeave(LESHAN, leave)).version).toMatch(/^2021-2026\..+\+511132\./);
    const [backwards, again] = [[...leshanNotices()].reverse(), leshanNotices()];
    expect(must(noticesToCalendar(backwards)).version).toBe(must(noticesToCalendar(again)).version);
  });
});
