import type { Words } from "../../words/index.ts";

/** Faults that speak of deadline. */
export const DEADLINE_FAULTS = {} as const satisfies Record<string, Words>;
