import { ok, type Result, refuse } from "../fault/index.ts";

/** A civil date `YYYY-MM-DD` in the city's own time. */
export type Day = string & { readonly __day: true };
/** An instant, milliseconds since 1970-01-01T00:00Z. */
export type Moment = number & { readonly __moment: true };

const MS_A_DAY = 86_400_000;
const FIRST_YEAR = 1800;
const LAST_YEAR = 2999;

/**
 * Reads a civil date. A day that the calendar does not have (`2026-02-29`) is refused, never rolled over.
 * @param place where the text stands, for the message
 */
export function parseDay(text: string, place?: string): Result<Day> {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts) {
    const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
    const inRange = year >= FIRST_YEAR && year <= LAST_YEAR;
    if (inRange && month >= 1 && month <= 12 && date >= 1 && date <= monthLength(year, month)) {
      return ok(text as Day);
    }
  }
  return refuse("calendar-day-malformed", { value: text }, place);
}

/** Days since 1970-01-01. The inverse of `dayOfNumber`. */
export function dayNumber(day: Day): number {
  return Date.UTC(yearOf(day), monthOf(day) - 1, dateOf(day)) / MS_A_DAY;
}

export function dayOfNumber(number: number): Day {
  return new Date(number * MS_A_DAY).toISOString().slice(0, 10) as Day;
}

export function addDays(day: Day, n: number): Day {
  return dayOfNumber(dayNumber(day) + n);
}

/** Days in (from, to]; negative when `to` lies before `from`. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** The same-numbered day `n` months on, else the last of that month (民法典 art. 202). */
export function addMonths(day: Day, n: number): Day {
  const months = yearOf(day) * 12 + monthOf(day) - 1 + n;
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  const date = Math.min(dateOf(day), monthLength(year, month));
  return dayOfNumber(Date.UTC(year, month - 1, date) / MS_A_DAY);
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(day: Day): number {
  return weekdayOfNumber(dayNumber(day));
}

/** Weekday of a day number: day 0, 1970-01-01, was a Thursday. */
export function weekdayOfNumber(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

function monthOf(day: Day): number {
  return Number(day.slice(5, 7));
}

function dateOf(day: Day): number {
  return Number(day.slice(8, 10));
}

function monthLength(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
