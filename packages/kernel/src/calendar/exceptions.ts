import type { Calendar } from "./calendar.ts";
import { dayNumber, weekdayOfNumber } from "./day.ts";

/** The days on which a calendar differs from Monday-to-Friday, as sorted day numbers. */
export interface Exceptions {
  /** Mondays to Fridays that are off. */
  readonly off: readonly number[];
  /** Saturdays and Sundays that are worked. */
  readonly makeup: readonly number[];
  /** Every day that a notice names, on whichever side. */
  readonly listed: readonly number[];
}

// A calendar never changes, so what is derived from it may be kept as long as it lives.
const known = new WeakMap<Calendar, Exceptions>();

/** Derived once per calendar, so that counting over years takes two look-ups and no walk. */
export function exceptionsOf(calendar: Calendar): Exceptions {
  const kept = known.get(calendar);
  if (kept) return kept;
  const makeup = [...calendar.makeup].map(dayNumber).sort(ascending);
  const worked = new Set(makeup);
  const off = [...calendar.off].map(dayNumber).sort(ascending);
  const exceptions: Exceptions = {
    off: off.filter((day) => weekdayOfNumber(day) <= 5 && !worked.has(day)),
    makeup: makeup.filter((day) => weekdayOfNumber(day) > 5),
    listed: [...new Set([...off, ...makeup])].sort(ascending),
  };
  known.set(calendar, exceptions);
  return exceptions;
}

/** How many of the sorted numbers lie in (from, to]. */
export function countWithin(sorted: readonly number[], from: number, to: number): number {
  return atMost(sorted, to) - atMost(sorted, from);
}

/** How many of the sorted numbers are at most `limit`. */
function atMost(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function ascending(a: number, b: number): number {
  return a - b;
}
