import type { Day, Moment } from "@xinlian/kernel";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The city's offset, hours. */
const OFFSET = 8;
/** Civil days in which what came and what ended is counted. */
const PERIOD = 30;

/** A moment in the units in which cases are counted: days by number, hours by their end. */
export interface Times {
  readonly now: Moment;
  readonly today: number;
  readonly since: number;
  /** Hours that are over. */
  readonly over: number;
}

export function timesAt(now: Moment): Times {
  const today = Math.floor((now + OFFSET * HOUR_MS) / DAY_MS);
  return { now, today, since: today - PERIOD + 1, over: Math.floor(now / HOUR_MS) };
}

/** Hours of a day, the first and the last one by their ends. */
export function hoursOf(day: number): { readonly first: number; readonly last: number } {
  return { first: day * 24 - OFFSET + 1, last: (day + 1) * 24 - OFFSET };
}

/** The day in which an hour lies. */
export function dayOfHour(hour: number): number {
  return Math.floor((hour - 1 + OFFSET) / 24);
}

/** When a day begins. */
export function startOf(day: number): Date {
  return new Date((day * 24 - OFFSET) * HOUR_MS);
}

/** When the hour began that runs. */
export function hourBegun({ over }: Times): Date {
  return new Date(over * HOUR_MS);
}

/** The civil date of a day. */
export function named(day: number): Day {
  return new Date(day * DAY_MS).toISOString().slice(0, 10) as Day;
}
