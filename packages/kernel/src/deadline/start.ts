import type { Calendar } from "../calendar/calendar.ts";
import type { Moment } from "../calendar/day.ts";
import { ok, type Result } from "../fault/index.ts";
import type { Clock, Whose } from "./clock.ts";
import { calendarOf, duesOf, type Rule } from "./dues.ts";
import { checkLimit, type Limit } from "./limit.ts";

/** What a clock begins with. */
export interface Starting {
  readonly name: string;
  readonly whose: Whose;
  readonly limit: Limit;
  readonly start: Moment;
  /** The calendar of the lead unit's area. */
  readonly calendar: Calendar;
  /** The city's own calendar; the same as `calendar` when absent. */
  readonly cityCalendar?: Calendar;
}

/** A fresh clock. Whether one of this name may start now (DL-16) is for the caller to ask with `isRunning`. */
export function startClock(starting: Starting): Result<Clock> {
  const { name, whose, start } = starting;
  const limit = checkLimit(starting.limit, name);
  if (!limit.ok) return limit;
  const calendar = calendarOf(whose, starting.cityCalendar ?? starting.calendar, starting.calendar);
  const rule: Rule = { whose, limit: limit.value, start, pauses: [], extensions: [] };
  const dues = duesOf(rule, calendar);
  return ok({
    name,
    ...rule,
    ...dues,
    calendar: calendar.version,
    firstDue: dues.due,
    firstLimit: limit.value,
    ...(dues.provisional ? { firstProvisional: true as const } : {}),
    fired: {},
  });
}

/** Not stopped, and not standing still. */
export function isRunning(clock: Clock): boolean {
  return clock.stopped === undefined && !isPaused(clock);
}

/** Standing still: its last pause has no end yet. */
export function isPaused(clock: Clock): boolean {
  const last = clock.pauses.at(-1);
  return clock.stopped === undefined && last !== undefined && last.to === undefined;
}

/** Stops for good. One that is stopped keeps its first stop; an open pause stays open and no longer matters. */
export function stopClock(clock: Clock, at: Moment): Clock {
  return clock.stopped === undefined ? { ...clock, stopped: at } : clock;
}
