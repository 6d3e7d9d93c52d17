import type { Calendar } from "../src/calendar/calendar.ts";
import { addDays, type Day, weekday } from "../src/calendar/day.ts";

/** Civil days of a pause: it lies between them, `to` is the day of resuming. */
export interface Standing {
  readonly from: Day;
  readonly to: Day;
}

/**
 * What the rules say of a wd or d clock, found by living through it day by day: a day inside a pause is not
 * counted, and the clock ends at the first 24:00 at which nothing is left, nobody has paused it and it is no rest day.
 */
export function naiveEnd(
  calendar: Calendar,
  start: Day,
  unit: "wd" | "d",
  n: number,
  pauses: readonly Standing[],
): { readonly shifted: Day; readonly provisional: boolean } {
  let left = n;
  let provisional = false;
  for (let day = addDays(start, 1); ; day = addDays(day, 1)) {
    const worked = workedDay(calendar, day);
    const insidePause = pauses.some(({ from, to }) => from < day && day <= to);
    if (!insidePause && (unit === "d" || worked)) left--;
    const standsAtMidnight = pauses.some(({ from, to }) => from <= day && day < to);
    // Where only rest days are asked for, the days before the plain end do not matter.
    if ((unit === "wd" || left <= 0) && !known(calendar, day)) provisional = true;
    if (left <= 0 && worked && !standsAtMidnight) return { shifted: day, provisional };
  }
}

/** The day on which the k-th counted day begins. */
export function naiveShare(
  calendar: Calendar,
  start: Day,
  unit: "wd" | "d",
  k: number,
  pauses: readonly Standing[],
): Day {
  let left = k;
  for (let day = addDays(start, 1); ; day = addDays(day, 1)) {
    const insidePause = pauses.some(({ from, to }) => from < day && day <= to);
    if (!insidePause && (unit === "d" || workedDay(calendar, day))) left--;
    if (left === 0) return day;
  }
}

/** The minute at which an exact clock ends, lived through minute by minute. */
export function naiveMinutes(
  start: number,
  n: number,
  pauses: readonly { readonly from: number; readonly to: number }[],
): number {
  let left = n;
  let minute = start;
  while (left > 0) {
    if (!pauses.some(({ from, to }) => from <= minute && minute < to)) left--;
    minute++;
  }
  return minute;
}

export function workedDay(calendar: Calendar, day: Day): boolean {
  return calendar.makeup.has(day) || (weekday(day) <= 5 && !calendar.off.has(day));
}

function known(calendar: Calendar, day: Day): boolean {
  const listed = calendar.off.has(day) || calendar.makeup.has(day);
  return listed || calendar.years.has(Number(day.slice(0, 4)));
}
