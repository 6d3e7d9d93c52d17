import type { Calendar, Day } from "@xinlian/kernel";
import type { ToldClock } from "./replay.ts";

const DAY = 86_400_000;
const OFFSET = 8 * 3_600_000;
const EXACT: Readonly<Record<string, number>> = { min: 60_000, h: 3_600_000 };

type Pauses = ToldClock["pauses"];

/**
 * The moments of a clock worked out the long way, one day after the other, from nothing but its limit, its start and when it stood still; kept apart
 * from the engine's own counting, which it is held against. Units that no clock of the hotline has are refused.
 */
export class HandClock {
  readonly #clock: ToldClock;
  readonly #calendar: Calendar;

  constructor(clock: ToldClock, calendar: Calendar) {
    this.#clock = clock;
    this.#calendar = calendar;
  }

  /** When it ends, extensions counted. */
  due(): number {
    return this.#end(this.#total());
  }

  /** When its first limit ends: pauses moved it, extensions did not. */
  firstEnd(): number {
    return this.#end(this.#clock.firstLimit.n ?? 0);
  }

  /** When a mark comes: `80%`, `due`, `due+5wd`. */
  mark(source: string): number {
    if (source === "due") return this.due();
    const after = /^due\+(\d+)wd$/.exec(source);
    if (after) {
      const last = dayAt(this.due() - 1);
      return endOf(this.#resumed(this.#walk(last, Number(after[1]), "wd")));
    }
    const { start } = this.#clock;
    const { unit = "" } = this.#clock.limit;
    const percent = Number(source.slice(0, -1));
    const exact = EXACT[unit];
    if (exact !== undefined)
      return this.#exactly(Math.ceil((percent * this.#total() * exact) / 100));
    // A share of days comes when its last day begins; a pause from then on is too late to move it.
    return endOf(this.#walk(dayAt(start), Math.ceil((percent * this.#total()) / 100), unit) - 1);
  }

  #total(): number {
    return [this.#clock.limit, ...this.#clock.extensions].reduce((sum, { n = 0 }) => sum + n, 0);
  }

  #end(n: number): number {
    const { start, limit, whose } = this.#clock;
    const { unit = "" } = limit;
    if (limit.until !== undefined) return limit.until;
    const exact = EXACT[unit];
    if (exact !== undefined) return this.#exactly(n * exact);
    let day = this.#walk(dayAt(start), n, unit);
    if (unit === "wd" || whose !== "office") day = this.#resumed(day);
    // Calendar days of everybody but an office end on a working day (民法典 art. 203).
    while (unit === "d" && whose !== "office" && !works(day, this.#calendar)) day += 1;
    return endOf(day);
  }

  #exactly(ms: number): number {
    let end = this.#clock.start + ms;
    for (const { from, to } of this.#clock.pauses) {
      if (to !== undefined && from < end) end += to - from;
    }
    return end;
  }

  /** The n-th day that counts after this one; days on which the clock stood still do not. */
  #walk(from: number, n: number, unit: string): number {
    if (unit !== "wd" && unit !== "d") throw new Error(`nobody counts ${unit} by hand here`);
    let day = from;
    for (let left = n; left > 0; ) {
      day += 1;
      const counts = unit === "d" || works(day, this.#calendar);
      if (counts && !stood(day, this.#clock.pauses)) left -= 1;
    }
    return day;
  }

  /** Stopped on its very last day it goes on for that day: it ends on the day it was resumed, or the working day after. */
  #resumed(day: number): number {
    let end = day;
    for (const { from, to } of this.#clock.pauses) {
      if (to === undefined || dayAt(from) !== end || dayAt(to) <= end) continue;
      end = dayAt(to);
      while (!works(end, this.#calendar)) end += 1;
    }
    return end;
  }
}

/** In (day of the pause, day of going on]. */
function stood(day: number, pauses: Pauses): boolean {
  return pauses.some(({ from, to }) => to !== undefined && day > dayAt(from) && day <= dayAt(to));
}

/** Days since the epoch in the city's time. */
function dayAt(moment: number): number {
  return Math.floor((moment + OFFSET) / DAY);
}

/** 24:00 of a day. */
function endOf(day: number): number {
  return (day + 1) * DAY - OFFSET;
}

/** By the notices alone: a make-up day works, Monday to Friday works unless it is off. */
function works(day: number, { makeup, off }: Calendar): boolean {
  const date = new Date(day * DAY);
  const name = date.toISOString().slice(0, 10) as Day;
  const week = date.getUTCDay();
  return makeup.has(name) || (week >= 1 && week <= 5 && !off.has(name));
}
