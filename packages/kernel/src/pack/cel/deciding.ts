import type { CelType } from "./type.ts";

/** What a score's bands may be asked of, and what the answer may be. */
export interface Banded {
  readonly subject: CelType;
  readonly bands: readonly string[];
}

/**
 * What may be read only where an action is decided, because it is loaded and locked for the decision: bands of scores by name, and
 * the cases that hang on an entry.
 */
export interface Deciding {
  readonly scores: ReadonlyMap<string, Banded>;
}
