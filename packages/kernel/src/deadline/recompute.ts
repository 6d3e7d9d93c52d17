import type { Calendar } from "../calendar/calendar.ts";
import type { Moment } from "../calendar/day.ts";
import { annulOvertaken } from "./breach.ts";
import type { Clock, Dues } from "./clock.ts";
import { duesAt, duesOf, endUnder } from "./dues.ts";

export interface Recomputed {
  readonly clock: Clock;
  /** A date, or whether it is provisional, is not what it was: worth an event. */
  readonly changed: boolean;
  /** A breach rested on the old calendar: the caller records `annulled` with why `mistaken`. */
  readonly annulled: boolean;
}

/**
 * Computes the dates anew under a newly loaded calendar. `firstDue` changes only if it was provisional. A stopped
 * clock is history and stays as it is.
 * @param calendar the one that counts for this clock: see `calendarOf`
 */
export function recomputeClock(clock: Clock, calendar: Calendar, now: Moment): Recomputed {
  if (clock.stopped !== undefined) return { clock, changed: false, annulled: false };
  const dues = duesOf(clock, calendar);
  const first = firstOf(clock, calendar);
  const { firstProvisional: _, ...rest } = clock;
  const dated: Clock = { ...rest, ...dues, ...first, calendar: calendar.version };
  const changed =
    DATES.some((name) => dues[name] !== clock[name]) ||
    dated.firstDue !== clock.firstDue ||
    dated.firstProvisional !== clock.firstProvisional;
  return { ...annulOvertaken(dated, now), changed };
}

const DATES: readonly (keyof Dues)[] = ["raw", "shifted", "due", "provisional"];

function firstOf(
  clock: Clock,
  calendar: Calendar,
): Pick<Clock, "firstDue"> & { readonly firstProvisional?: true } {
  if (!clock.firstProvisional) return { firstDue: clock.firstDue };
  const unpaused = { ...clock, pauses: [], limit: clock.firstLimit };
  const first = duesAt(unpaused, endUnder(unpaused, clock.firstLimit, calendar));
  return { firstDue: first.due, ...(first.provisional ? { firstProvisional: true as const } : {}) };
}
