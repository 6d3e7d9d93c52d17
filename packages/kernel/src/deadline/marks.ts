import type { Calendar } from "../calendar/calendar.ts";
import { addDays, daysBetween, type Moment } from "../calendar/day.ts";
import { dayOf, isMidnight, lastDayBefore, startOfDay } from "../calendar/moment.ts";
import { ok, type Result, refuse } from "../fault/index.ts";
import type { Clock } from "./clock.ts";
import { addCalendarUnits, countDays, countExactly, countFrom, type Ending } from "./count.ts";
import { endUnder, totalLimit } from "./dues.ts";
import { isExact, isFixed, type Length, msOf, parseLimit } from "./limit.ts";
import { isRunning } from "./start.ts";

/** A mark on a clock as a pack writes it: `80%`, `due`, `due+5wd`. */
export type ClockMark =
  | { readonly kind: "share"; readonly percent: number }
  | { readonly kind: "due" }
  | { readonly kind: "after"; readonly length: Length };

/** A mark and when it comes. */
export interface MarkMoment {
  readonly source: string;
  readonly at: Moment;
}

export function parseMark(source: string, place?: string): Result<ClockMark> {
  if (source === "due") return ok({ kind: "due" });
  const share = /^(\d{1,2}(?:\.\d{1,2})?)%$/.exec(source);
  if (share && Number(share[1]) > 0) return ok({ kind: "share", percent: Number(share[1]) });
  const after = source.startsWith("due+") ? parseLimit(source.slice(4)) : null;
  if (after?.ok && !isFixed(after.value)) return ok({ kind: "after", length: after.value });
  return refuse("deadline-mark-malformed", { value: source }, place);
}

/**
 * When each mark of a clock comes, soonest first; marks of the same moment keep the order in which they are written.
 * @param at marks as the pack writes them; their sources were parsed when the pack was
 * @param calendar the one that counts for this clock: see `calendarOf`
 */
export function marks(
  clock: Clock,
  at: readonly (string | { readonly source: string })[],
  calendar: Calendar,
): readonly MarkMoment[] {
  return at
    .map((item) => (typeof item === "string" ? item : item.source))
    .map((source) => ({ source, at: markMoment(clock, parsed(source), calendar) }))
    .sort((a, b) => a.at - b.at);
}

/** The first mark that has not fired, also when its moment has passed; none while the clock does not run. */
export function nextMark(clock: Clock, moments: readonly MarkMoment[]): MarkMoment | null {
  if (!isRunning(clock)) return null;
  return moments.find((mark) => !hasFired(clock, mark)) ?? null;
}

/** Fired at its moment or after; a firing for an earlier moment, before an extension say, does not count. */
export function hasFired(clock: Clock, mark: MarkMoment): boolean {
  const fired = clock.fired[mark.source];
  return fired !== undefined && fired >= mark.at;
}

/** @param at when it fired, not before the mark's own moment */
export function markFired(clock: Clock, source: string, at: Moment): Clock {
  return { ...clock, fired: { ...clock.fired, [source]: at } };
}

/** When one mark comes. */
export function markMoment(clock: Clock, mark: ClockMark, calendar: Calendar): Moment {
  if (mark.kind === "due") return clock.due;
  if (mark.kind === "share") return shareMoment(clock, mark.percent, calendar);
  const { idle } = endUnder(clock, totalLimit(clock), calendar);
  // Day counts go from the day the clock ends on, which a due date at 24:00 is no longer part of.
  const from = isExact(mark.length.unit) ? clock.due : ((clock.due - 1) as Moment);
  return countFrom(from, mark.length, idle, calendar).raw;
}

/**
 * A share of a day count is reached when its last counted day begins, rounded up to whole days: 80 % of 15 wd is
 * 00:00 of the 12th, when three are left. Exact clocks have exact shares.
 */
function shareMoment(clock: Clock, percent: number, calendar: Calendar): Moment {
  const total = totalLimit(clock);
  if (isFixed(total)) return shareUntil(clock.start, total.until, percent, calendar);
  if (isExact(total.unit)) {
    const ms = Math.ceil((percent * total.n * msOf(total.unit)) / 100);
    return countExactly(clock.start, ms, clock.pauses).raw;
  }
  const start = dayOf(clock.start, calendar);
  const unit = total.unit === "wd" ? "wd" : "d";
  const n =
    total.unit === "wd"
      ? total.n
      : daysBetween(start, addCalendarUnits(start, total.unit, total.n));
  const share = Math.ceil((percent * n) / 100);
  const begins = ({ raw }: Ending) => startOfDay(raw, calendar);
  return begins(countDays(start, unit, share, clock.pauses, calendar, begins));
}

/** A fixed end at 24:00 is shared out by days, one at a time of day by the millisecond. */
function shareUntil(start: Moment, until: Moment, percent: number, calendar: Calendar): Moment {
  if (until <= start) return until;
  if (!isMidnight(until, calendar)) {
    return (start + Math.ceil((percent * (until - start)) / 100)) as Moment;
  }
  const first = dayOf(start, calendar);
  const days = daysBetween(first, lastDayBefore(until, calendar));
  const share = startOfDay(addDays(first, Math.ceil((percent * days) / 100)), calendar);
  return Math.max(start, share) as Moment;
}

function parsed(source: string): ClockMark {
  const mark = parseMark(source);
  if (!mark.ok) throw new Error(`marks: "${source}" was not parsed with its pack`);
  return mark.value;
}
