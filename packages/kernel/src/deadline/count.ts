import type { Calendar, Reached } from "../calendar/calendar.ts";
import { addDays, addMonths, type Day, daysBetween, type Moment } from "../calendar/day.ts";
import { dayOf, endOfDay } from "../calendar/moment.ts";
import { addWorkdays, workdayFrom, workdaysBetween } from "../calendar/working-day.ts";
import type { Pause } from "./clock.ts";
import { isExact, type Length, type LimitUnit, msOf } from "./limit.ts";

/** Units that are counted by whole days. */
export type DayUnit = Exclude<LimitUnit, "min" | "h">;

/** Where a count ends. */
export interface End {
  readonly raw: Moment;
  readonly shifted: Moment;
  /** Whether `shifted` rests on a year whose notice is not loaded; `raw` of calendar units never does. */
  readonly provisional: boolean;
  /** Pauses that began when the end was over: they moved nothing. */
  readonly idle: readonly Pause[];
}

/** Counts a length from a moment, with its pauses: DL-2 to DL-8. */
export function countFrom(
  start: Moment,
  length: Length,
  pauses: readonly Pause[],
  calendar: Calendar,
): End {
  const { unit, n } = length;
  if (isExact(unit)) return countExactly(start, n * msOf(unit), pauses);
  const over = (end: Ending) => endOfDay(end.shifted.day, calendar);
  const end = countDays(dayOf(start, calendar), unit, n, pauses, calendar, over);
  const raw = endOfDay(end.raw, calendar);
  const shifted = endOfDay(end.shifted.day, calendar);
  return { raw, shifted, provisional: end.shifted.provisional, idle: end.idle };
}

/** Counts milliseconds; every pause that begins before the end lengthens by exactly what it lasted. */
export function countExactly(start: Moment, ms: number, pauses: readonly Pause[]): End {
  let end = start + ms;
  const idle: Pause[] = [];
  for (const pause of pauses) {
    if (pause.from >= end) idle.push(pause);
    else if (pause.to !== undefined) end += pause.to - pause.from;
  }
  return { raw: end as Moment, shifted: end as Moment, provisional: false, idle };
}

/** The day a count reaches, plainly and moved past rest days. */
export interface Ending {
  readonly raw: Day;
  readonly shifted: Reached;
}

/**
 * Counts whole days; the start's own day is not one of them.
 * @param over the moment aimed at on the day reached: a pause from then on comes too late to move it
 */
export function countDays(
  start: Day,
  unit: DayUnit,
  n: number,
  pauses: readonly Pause[],
  calendar: Calendar,
  over: (ending: Ending) => Moment,
): Ending & Pick<End, "idle"> {
  let paused = 0;
  let resumed: Day | null = null;
  let end = dayEnd(start, unit, n, paused, resumed, calendar);
  const idle: Pause[] = [];
  for (const pause of pauses) {
    if (pause.from >= over(end)) idle.push(pause);
    else if (pause.to !== undefined) {
      paused += pausedDays(pause.from, pause.to, unit, calendar);
      resumed = dayOf(pause.to, calendar);
      end = dayEnd(start, unit, n, paused, resumed, calendar);
    }
  }
  return { ...end, idle };
}

/** Countable days in (day of `from`, day of `to`]: a pause within one day adds nothing. */
export function pausedDays(from: Moment, to: Moment, unit: DayUnit, calendar: Calendar): number {
  const [first, last] = [dayOf(from, calendar), dayOf(to, calendar)];
  return unit === "wd" ? workdaysBetween(calendar, first, last) : daysBetween(first, last);
}

/**
 * @param paused countable days to add
 * @param resumed the last day of resuming: a clock that was paused in time is not late on that day
 */
function dayEnd(
  start: Day,
  unit: DayUnit,
  n: number,
  paused: number,
  resumed: Day | null,
  calendar: Calendar,
): Ending {
  if (unit === "wd") {
    const counted = addWorkdays(calendar, start, n + paused);
    if (resumed === null || resumed <= counted.day) return { raw: counted.day, shifted: counted };
    const shifted = workdayFrom(calendar, resumed);
    return { raw: shifted.day, shifted };
  }
  const raw = addDays(addCalendarUnits(start, unit, n), paused);
  return { raw, shifted: workdayFrom(calendar, resumed !== null && resumed > raw ? resumed : raw) };
}

/** 民法典 art. 201-202. */
export function addCalendarUnits(day: Day, unit: Exclude<DayUnit, "wd">, n: number): Day {
  if (unit === "d") return addDays(day, n);
  return addMonths(day, unit === "mo" ? n : n * 12);
}
