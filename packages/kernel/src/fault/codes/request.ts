import type { Words } from "../../words/index.ts";

/** Faults that speak of request. */
export const REQUEST_FAULTS = {} as const satisfies Record<string, Words>;
