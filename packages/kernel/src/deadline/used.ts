import type { Calendar } from "../calendar/calendar.ts";
import { addDays, type Day, daysBetween, type Moment } from "../calendar/day.ts";
import { dayOf } from "../calendar/moment.ts";
import { workdaysBetween } from "../calendar/working-day.ts";
import { standsAt } from "./breach.ts";
import type { Clock } from "./clock.ts";
import { addCalendarUnits, type DayUnit, pausedDays } from "./count.ts";
import { duesAt, endUnder, totalLimit } from "./dues.ts";
import { isExact, isFixed, type Length, type Limit, msOf } from "./limit.ts";

/**
 * How much of a clock's time was used by now, or by its stop, pauses left out; in the unit of its limit, so that the
 * two compare. `used <= firstLimit` holds exactly when it stood before the end of the first limit (DL-19): days that
 * the end was shifted over do not count, and a day begun after the end does, even a rest day. A fixed end gives the
 * moment itself. The n of min and h need not be whole.
 */
export function used(clock: Clock, now: Moment, calendar: Calendar): Limit {
  const at = standsAt(clock, now);
  const total = totalLimit(clock);
  if (isFixed(total)) return { until: at >= total.until ? ((at + 1) as Moment) : at };
  const { unit } = total;
  const step = isExact(unit) ? 1 / msOf(unit) : 1;
  let n = isExact(unit)
    ? (at - clock.start - pausedMs(clock)) / msOf(unit)
    : daysUsed(clock, dayOf(at, calendar), unit, calendar);
  for (const [limit, end] of ends(clock, total, calendar)) {
    n = at < end ? Math.min(n, limit.n) : Math.max(n, limit.n + step);
  }
  return { unit, n: Math.max(n, 0) };
}

/**
 * Whether a clock stopped within its first limit, pauses left out and extensions not counted: what "on time" is
 * measured by. One that runs has not.
 */
export function inFirstTime(clock: Clock, calendar: Calendar): boolean {
  if (clock.stopped === undefined) return false;
  return standsAt(clock, clock.stopped) < firstEnd(clock, calendar);
}

/** The end of the first limit, moved by pauses; what is on record goes before counting anew. */
function firstEnd(clock: Clock, calendar: Calendar): Moment {
  const paused = clock.pauses.some((pause) => pause.to !== undefined);
  return paused ? duesAt(clock, endUnder(clock, clock.firstLimit, calendar)).due : clock.firstDue;
}

/** The first limit and the whole one, each with the moment it ends; what is on record goes before counting anew. */
function ends(clock: Clock, total: Length, calendar: Calendar): readonly [Length, Moment][] {
  const first = clock.firstLimit;
  if (isFixed(first) || clock.extensions.length === 0) return [[total, clock.due]];
  return [
    [first, firstEnd(clock, calendar)],
    [total, clock.due],
  ];
}

function daysUsed(clock: Clock, day: Day, unit: DayUnit, calendar: Calendar): number {
  const start = dayOf(clock.start, calendar);
  const counted = unit === "wd" ? "wd" : "d";
  const paused = clock.pauses.reduce(
    (sum, { from, to }) => (to === undefined ? sum : sum + pausedDays(from, to, counted, calendar)),
    0,
  );
  if (unit === "wd") return workdaysBetween(calendar, start, day) - paused;
  if (unit === "d") return daysBetween(start, day) - paused;
  return wholeUnits(start, addDays(day, -paused), unit);
}

/** The fewest months or years that reach `day`: a month begun counts. */
function wholeUnits(start: Day, day: Day, unit: "mo" | "y"): number {
  const about = Math.floor(daysBetween(start, day) / (unit === "mo" ? 31 : 366));
  let n = Math.max(about, 0);
  while (addCalendarUnits(start, unit, n) < day) n++;
  return n;
}

function pausedMs(clock: Clock): number {
  return clock.pauses.reduce((sum, { from, to }) => (to === undefined ? sum : sum + to - from), 0);
}
