import type { Words } from "../../words/index.ts";

/** Faults that speak of case. */
export const CASE_FAULTS = {} as const satisfies Record<string, Words>;
