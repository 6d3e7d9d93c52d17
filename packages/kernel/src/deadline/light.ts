import type { Calendar } from "../calendar/calendar.ts";
import { type Day, daysBetween, type Moment } from "../calendar/day.ts";
import { dayOf, isMidnight, lastDayBefore } from "../calendar/moment.ts";
import { workdaysBetween } from "../calendar/working-day.ts";
import { isLate } from "./breach.ts";
import type { Clock, Pause } from "./clock.ts";
import { pausedDays } from "./count.ts";
import { endUnder, totalLimit } from "./dues.ts";
import { isExact, isFixed } from "./limit.ts";
import { markMoment } from "./marks.ts";
import { isPaused } from "./start.ts";
import { used } from "./used.ts";

export type LightName = "ok" | "soon" | "late" | "pause" | "done";

/**
 * What a clock shows at a glance: a state and an amount. Day clocks show days and never hours, min and h clocks
 * whole minutes begun or left.
 */
export interface Light {
  readonly light: LightName;
  readonly unit: "wd" | "d" | "min";
  /** ok, soon: what is left; late: by how much; pause: how long it stands still; done: how much was used. */
  readonly amount: number;
  /** The clock ends at 24:00 of this very day. */
  readonly today?: true;
}

/**
 * @param calendar the one that counts for this clock: see `calendarOf`
 * @param warnPercent the pack's first share, 80 for `80%`; without one only the last day of a day clock is `soon`
 */
export function light(
  clock: Clock,
  now: Moment,
  calendar: Calendar,
  warnPercent?: number | null,
): Light {
  if (clock.stopped !== undefined) return doneLight(clock, clock.stopped, calendar);
  if (isPaused(clock)) return pauseLight(clock, now, calendar);
  if (isLate(clock, now)) return lateLight(clock, now, calendar);
  const left = leftLight(clock, now, calendar);
  if (left.today) return left;
  const warned =
    typeof warnPercent === "number" &&
    now >= markMoment(clock, { kind: "share", percent: warnPercent }, calendar);
  return warned ? { ...left, light: "soon" } : left;
}

function leftLight(clock: Clock, now: Moment, calendar: Calendar): Light {
  const today = dayOf(now, calendar);
  const last = lastDayBefore(clock.due, calendar);
  const unit = unitOf(clock, last === today, calendar);
  if (unit === "min") return { light: "ok", unit, amount: minutes(clock.due - now) };
  if (last === today) return { light: "soon", unit, amount: 0, today: true };
  return { light: "ok", ...daysLeft(unit, today, last, calendar) };
}

/** A day is left for certain; when a changed calendar has no working day in it, plain days tell more than 0. */
function daysLeft(
  unit: "wd" | "d",
  today: Day,
  last: Day,
  calendar: Calendar,
): Pick<Light, "unit" | "amount"> {
  const workdays = unit === "wd" ? workdaysBetween(calendar, today, last) : 0;
  return workdays > 0
    ? { unit, amount: workdays }
    : { unit: "d", amount: daysBetween(today, last) };
}

/** Time that a late clock stood still does not make it later. */
function lateLight(clock: Clock, now: Moment, calendar: Calendar): Light {
  const { idle } = endUnder(clock, totalLimit(clock), calendar);
  const last = lastDayBefore(clock.due, calendar);
  const today = dayOf(now, calendar);
  const unit = unitOf(clock, last === today, calendar);
  if (unit === "min") {
    return { light: "late", unit, amount: minutes(now - clock.due - total(idle, lasted)) };
  }
  const over = unit === "wd" ? workdaysBetween(calendar, last, today) : daysBetween(last, today);
  const still = total(idle, ({ from, to }) => pausedDays(from, to, unit, calendar));
  return { light: "late", unit, amount: Math.max(over - still, 0) };
}

function pauseLight(clock: Clock, now: Moment, calendar: Calendar): Light {
  const from = clock.pauses.at(-1)?.from ?? now;
  const to = Math.max(now, from) as Moment;
  const unit = unitOf(clock, false, calendar);
  const amount = unit === "min" ? minutes(to - from) : pausedDays(from, to, unit, calendar);
  return { light: "pause", unit, amount };
}

function doneLight(clock: Clock, stopped: Moment, calendar: Calendar): Light {
  const unit = unitOf(clock, false, calendar);
  if (unit === "min") {
    const still = total(clock.pauses, lasted);
    return { light: "done", unit, amount: minutes(stopped - clock.start - still) };
  }
  const spent = used(clock, stopped, calendar);
  if (!isFixed(spent) && spent.unit === unit) return { light: "done", unit, amount: spent.n };
  const still = total(clock.pauses, ({ from, to }) => pausedDays(from, to, "d", calendar));
  const days = daysBetween(dayOf(clock.start, calendar), dayOf(stopped, calendar));
  return { light: "done", unit, amount: Math.max(days - still, 0) };
}

/** Months and years are shown in days; a fixed end at a time of day in minutes, but only on its own day. */
function unitOf(clock: Clock, onLastDay: boolean, calendar: Calendar): Light["unit"] {
  if (isFixed(clock.limit)) {
    return onLastDay && !isMidnight(clock.due, calendar) ? "min" : "d";
  }
  if (isExact(clock.limit.unit)) return "min";
  return clock.limit.unit === "wd" ? "wd" : "d";
}

type Closed = { readonly from: Moment; readonly to: Moment };

function total(pauses: readonly Pause[], measure: (pause: Closed) => number): number {
  return pauses.reduce(
    (sum, { from, to }) => (to === undefined ? sum : sum + measure({ from, to })),
    0,
  );
}

function lasted({ from, to }: Closed): number {
  return to - from;
}

function minutes(ms: number): number {
  return Math.max(Math.floor(ms / 60_000), 0);
}
