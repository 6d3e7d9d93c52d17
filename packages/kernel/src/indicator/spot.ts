import type { Moment } from "../calendar/day.ts";
import type { Period } from "./period.ts";
import type { Span } from "./span.ts";

/** Where a number stands: an area, a period, and values of what it is divided by. */
export interface Spot {
  readonly area: string;
  /** Only what lies in none of the areas just below. */
  readonly own?: boolean;
  readonly from: Moment;
  readonly until: Moment;
  /** The period of the calendar; null for days together, of which no filed number and no growth is known. */
  readonly span: Span | null;
  /** Values of what it is divided by; null = nothing stands there. Absent = all of them together. */
  readonly dims: Readonly<Record<string, string | null>>;
}

export function spotOf(area: string, { from, until }: Period, span: Span | null): Spot {
  return { area, from, until, span, dims: {} };
}

/** The same spot with one value of what it is divided by. */
export function divided(spot: Spot, by: string, key: string | null): Spot {
  return { ...spot, dims: { ...spot.dims, [by]: key } };
}

/** The same spot over all values of it. */
export function undivided({ dims, ...rest }: Spot, by: string): Spot {
  return { ...rest, dims: Object.fromEntries(Object.entries(dims).filter(([dim]) => dim !== by)) };
}

/** The same spot as far as an indicator is divided by what the spot names. */
export function narrowed({ dims, ...rest }: Spot, across: readonly string[]): Spot {
  return {
    ...rest,
    dims: Object.fromEntries(Object.entries(dims).filter(([dim]) => across.includes(dim))),
  };
}

/** One text a spot, for tables of what is known already. */
export function spotKey({ area, own, from, until, span, dims }: Spot): string {
  const parts = Object.entries(dims).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([area, own === true, span?.name ?? [from, until], from, parts]);
}
