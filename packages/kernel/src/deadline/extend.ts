import type { Calendar } from "../calendar/calendar.ts";
import type { Moment } from "../calendar/day.ts";
import { ok, type Result, refuse } from "../fault/index.ts";
import { annulOvertaken } from "./breach.ts";
import type { Clock } from "./clock.ts";
import { duesOf, totalLimit } from "./dues.ts";
import { addLimits, checkLimit, type Limit } from "./limit.ts";

export interface Extended {
  readonly clock: Clock;
  /** The clock stood breached and is in time again: the caller records `annulled` with why `extended-in-time`. */
  readonly annulled: boolean;
}

/**
 * Adds to the limit, counted from the original start (60 d + 30 d = 90 d). Whether it was asked in time, and how
 * often it may be, is the pack's rule.
 * @param now when it is granted
 * @param calendar the one that counts for this clock: see `calendarOf`
 */
export function extendClock(
  clock: Clock,
  more: Limit,
  now: Moment,
  calendar: Calendar,
): Result<Extended> {
  if (clock.stopped !== undefined) return refuse("deadline-clock-stopped", { clock: clock.name });
  const checked = checkLimit(more, clock.name);
  if (!checked.ok) return checked;
  const total = addLimits(totalLimit(clock), more);
  if (!total.ok) return total;
  const longer = { ...clock, extensions: [...clock.extensions, more] };
  const dated = { ...longer, ...duesOf(longer, calendar), calendar: calendar.version };
  return ok(annulOvertaken(dated, now));
}
