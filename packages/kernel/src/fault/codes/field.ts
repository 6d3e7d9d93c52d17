import type { Words } from "../../words/index.ts";

/** Faults that speak of field. */
export const FIELD_FAULTS = {} as const satisfies Record<string, Words>;
