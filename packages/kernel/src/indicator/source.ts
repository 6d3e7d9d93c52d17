import type { Sum } from "./figure.ts";
import type { FiledRow } from "./filed.ts";
import type { Span } from "./span.ts";
import type { Spot } from "./spot.ts";

/** What figures are reckoned from: counts of cases, and numbers that were filed. */
export interface FigureSource {
  /** The sum of what cases count for under a counted indicator. */
  sum(indicator: string, spot: Spot): Sum;
  /** Every number that stands under a filed indicator in the period or in one within it. */
  filed(indicator: string, span: Span): readonly FiledRow[];
  /** The values that occur of what a counted indicator is divided by. */
  keys(indicator: string, by: string, spot: Spot): readonly string[];
}
