import type { CockpitCounty } from "@xinlian/wire";

/** What the map shows. */
export type Measure = "late" | "share";

/** A step of the map: 0 is the calmest wash, 3 the gravest. */
export type Step = 0 | 1 | 2 | 3;

/** Shares below which a county is graver than the one before. */
const SHARES = [0.95, 0.9, 0.8];

/** Bounds of the steps of overdue cases: thirds of the most. */
export function lateBounds(most: number): readonly [number, number, number] {
  return [1, Math.floor(most / 3) + 1, Math.floor((most * 2) / 3) + 1];
}

/** Where a county stands on the map. */
export function stepOf(county: CockpitCounty | undefined, measure: Measure, most: number): Step {
  if (county === undefined) return 0;
  if (measure === "late") {
    const over = lateBounds(most).filter((bound) => county.late.n >= bound).length;
    return over as Step;
  }
  if (county.onTime === null) return 0;
  const share = county.onTime;
  return SHARES.filter((bound) => share < bound).length as Step;
}
