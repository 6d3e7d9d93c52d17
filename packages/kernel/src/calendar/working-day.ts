import type { Calendar, Reached } from "./calendar.ts";
import { type Day, dayNumber, dayOfNumber, weekday, yearOf } from "./day.ts";
import { countWithin, exceptionsOf } from "./exceptions.ts";

/** More working days than a century has; counts beyond are refused when a limit is parsed. */
export const MOST_WORKDAYS = 25_000;

/** A make-up day, or Monday to Friday and not off. Past the loaded years this is a guess: see `isProvisional`. */
export function isWorkday(calendar: Calendar, day: Day): boolean {
  if (calendar.makeup.has(day)) return true;
  return weekday(day) <= 5 && !calendar.off.has(day);
}

/** Whether it is not yet known if the day is a working day: its year's notice is not loaded and no other names it. */
export function isProvisional(calendar: Calendar, day: Day): boolean {
  return !calendar.years.has(yearOf(day)) && !calendar.off.has(day) && !calendar.makeup.has(day);
}

/** Working days in (from, to]; negative when `to` lies before `from`. */
export function workdaysBetween(calendar: Calendar, from: Day, to: Day): number {
  return countWorkdays(calendar, dayNumber(from), dayNumber(to));
}

/**
 * The `n`-th working day after `day`, which itself is not counted (民法典 art. 201); `n` = 0 gives the day itself.
 * @throws RangeError when `n` is no whole number from 0 to `MOST_WORKDAYS`: a limit was not parsed
 */
export function addWorkdays(calendar: Calendar, day: Day, n: number): Reached {
  if (!Number.isInteger(n) || n < 0 || n > MOST_WORKDAYS) {
    throw new RangeError(`addWorkdays: ${n} is not a whole number from 0 to ${MOST_WORKDAYS}`);
  }
  const from = dayNumber(day);
  let low = from + n - 1;
  let high = from + n;
  for (let step = 7; countWorkdays(calendar, from, high) < n; step *= 2) {
    low = high;
    high += step;
  }
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (countWorkdays(calendar, from, middle) < n) low = middle;
    else high = middle;
  }
  return { day: dayOfNumber(high), provisional: restsOnUnloaded(calendar, from, high) };
}

/** The first working day after `day`. */
export function nextWorkday(calendar: Calendar, day: Day): Reached {
  return addWorkdays(calendar, day, 1);
}

/** The day itself when it is worked, else the first working day after it (民法典 art. 203). */
export function workdayFrom(calendar: Calendar, day: Day): Reached {
  return nextWorkday(calendar, dayOfNumber(dayNumber(day) - 1));
}

function countWorkdays(calendar: Calendar, from: number, to: number): number {
  const { off, makeup } = exceptionsOf(calendar);
  const plain = weekdaysUpTo(to) - weekdaysUpTo(from);
  return plain - countWithin(off, from, to) + countWithin(makeup, from, to);
}

/** Mondays to Fridays up to a day number, from a fixed Monday; only differences mean anything. */
function weekdaysUpTo(number: number): number {
  const sinceMonday = number + 3;
  const weeks = Math.floor(sinceMonday / 7);
  return weeks * 5 + Math.min(sinceMonday - weeks * 7 + 1, 5);
}

/** Whether any day in (from, to] is not yet known to be worked or off. */
function restsOnUnloaded(calendar: Calendar, from: number, to: number): boolean {
  const { listed } = exceptionsOf(calendar);
  for (let year = yearOf(dayOfNumber(from)); year <= yearOf(dayOfNumber(to)); year++) {
    if (calendar.years.has(year)) continue;
    const first = Math.max(from, dayNumber(`${year}-01-01` as Day) - 1);
    const last = Math.min(to, dayNumber(`${year}-12-31` as Day));
    if (last - first > countWithin(listed, first, last)) return true;
  }
  return false;
}
