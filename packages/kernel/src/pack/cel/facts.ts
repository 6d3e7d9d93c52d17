import type { Ask } from "../../indicator/node.ts";

/** What an expression reads, as found by the check. */
export interface Facts {
  /** Dotted names: `kind`, `setting.settle_limit`, `links.review`, `past.redo.count`. */
  readonly reads: Set<string>;
  /** Rows of setting tables that may be asked for. */
  readonly rows: Map<string, Set<string>>;
  /** What is asked of other indicators beside their number at the same place and period. */
  readonly asks: Ask[];
}

export function noFacts(): Facts {
  return { reads: new Set(), rows: new Map(), asks: [] };
}
