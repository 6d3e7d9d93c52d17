import type { Calendar } from "../calendar/calendar.ts";
import type { Moment } from "../calendar/day.ts";
import type { Clock } from "./clock.ts";
import { duesOf } from "./dues.ts";
import { isPaused, isRunning } from "./start.ts";

/** Stands still from now on; the dates stay as they were until it is resumed. Nothing to do unless it runs. */
export function pauseClock(clock: Clock, at: Moment): Clock {
  return isRunning(clock) ? { ...clock, pauses: [...clock.pauses, { from: at }] } : clock;
}

/**
 * Runs again with what was left. Nothing to do unless it is paused.
 * @param calendar the one that counts for this clock: see `calendarOf`
 */
export function resumeClock(clock: Clock, at: Moment, calendar: Calendar): Clock {
  const open = clock.pauses.at(-1);
  if (!isPaused(clock) || open === undefined) return clock;
  const to = Math.max(at, open.from) as Moment;
  const pauses = [...clock.pauses.slice(0, -1), { from: open.from, to }];
  const resumed = { ...clock, pauses };
  return { ...resumed, ...duesOf(resumed, calendar), calendar: calendar.version };
}
