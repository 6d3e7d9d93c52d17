import { describe, expect, test } from "vitest";
import { noticesToCalendar, withLocalLeave } from "../src/calendar/load.ts";
import { isWorkday } from "../src/calendar/working-day.ts";
import { day, LESHAN, leshanNotices, must } from "./calendar-leshan.ts";

const PAPER = "https://example.org/notice";

function faultOf(notices: readonly unknown[]) {
  const result = noticesToCalendar(notices);
  return result.ok ? null : result.fault;
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
