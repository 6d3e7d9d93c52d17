import type { Words } from "../../words/index.ts";

/** Faults that speak of import. */
export const IMPORT_FAULTS = {} as const satisfies Record<string, Words>;
