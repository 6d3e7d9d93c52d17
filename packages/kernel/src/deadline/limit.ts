import type { Moment } from "../calendar/day.ts";

/** min and h are wall-clock; wd working days; d, mo, y calendar units under 民法典 art. 201-203. */
export type LimitUnit = "min" | "h" | "wd" | "d" | "mo" | "y";

/** A length such as `15wd`, or a fixed end (a date ends at 24:00 of it). */
export type Limit =
  | { readonly unit: LimitUnit; readonly n: number }
  | { readonly until: Moment };
