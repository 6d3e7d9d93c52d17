import type { Day } from "./day.ts";

/**
 * Which days are working days, as loaded from the State Council's yearly notices and, for an area with
 * local leave, from that area's own notice (放假办法 art. 4). Immutable; a newly loaded notice makes a new version.
 */
export interface Calendar {
  /** Names the set of notices, e.g. `2021-2026` or `2021-2026+511132`. Recorded with each computed date. */
  readonly version: string;
  /** Years whose notice is loaded. Past them a working-day result is provisional 暂定. */
  readonly years: ReadonlySet<number>;
  readonly off: ReadonlySet<Day>;
  readonly makeup: ReadonlySet<Day>;
  /** Minutes east of UTC of the city's civil time: 480 for all of China. */
  readonly offset: number;
}

/** A day reached by counting, and whether it rests on a year whose notice is not loaded. */
export interface Reached {
  readonly day: Day;
  readonly provisional: boolean;
}
