import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RHYTHMS } from "../src/cadence/rhythm.ts";
import {
  parseSpan,
  spanAt,
  spanBefore,
  spanEnd,
  spanStart,
  spanWords,
} from "../src/cadence/span.ts";
import { addDays, type Day, dayOfNumber, weekday } from "../src/calendar/day.ts";
import { LESHAN } from "./calendar-leshan.ts";

const BEATS = RHYTHMS.filter((rhythm) => rhythm !== "never");
const DAYS = fc.integer({ min: 3_650, max: 40_000 }).map(dayOfNumber);

describe("stretches of the calendar (CD-1)", () => {
  test.each([
    ["day", "2026-11-21", "2026-11-21", "2026-11-21", "2026-11-21"],
    ["week", "2026-11-21", "2026-W47", "2026-11-16", "2026-11-22"],
    ["week", "2027-01-01", "2026-W53", "2026-12-28", "2027-01-03"],
    ["week", "2024-12-30", "2025-W01", "2024-12-30", "2025-01-05"],
    ["month", "2028-02-29", "2028-02", "2028-02-01", "2028-02-29"],
    ["quarter", "2026-12-31", "2026-Q4", "2026-10-01", "2026-12-31"],
    ["half", "2026-06-30", "2026-H1", "2026-01-01", "2026-06-30"],
    ["year", "2026-01-01", "2026", "2026-01-01", "2026-12-31"],
  ] as const)("%s of %s is %s", (beat, day, name, first, last) => {
    expect(spanAt(beat, day as Day)).toEqual({ name, beat, first, last });
  });

  test("every day lies in exactly one, no day between two, and names are read back", () => {
    fc.assert(
      fc.property(fc.constantFrom(...BEATS), DAYS, (beat, day) => {
        const span = spanAt(beat, day);
        expect(span.first <= day && day <= span.last).toBe(true);
        expect(spanAt(beat, span.first)).toEqual(span);
        expect(spanAt(beat, span.last)).toEqual(span);
        expect(spanAt(beat, addDays(span.last, 1)).first).toBe(addDays(span.last, 1));
        expect(spanBefore(span).last).toBe(addDays(span.first, -1));
        expect(parseSpan(span.name)).toEqual(span);
        expect(spanEnd(spanBefore(span), LESHAN)).toBe(spanStart(span, LESHAN));
        if (beat === "week") expect([weekday(span.first), weekday(span.last)]).toEqual([1, 7]);
        expect(spanWords(span).zh).not.toBe("");
      }),
    );
  });

  test.each([
    "",
    "2026-Q5",
    "2026-13",
    "2026-W54",
    "2026-H3",
    "2025-W53",
    "2026-11-31",
    "Q4",
    "2026-",
  ])("%s is none", (name) => {
    expect(parseSpan(name)).toBeUndefined();
  });
});
