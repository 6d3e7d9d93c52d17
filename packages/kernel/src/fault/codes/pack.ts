import type { Words } from "../../words/index.ts";

/** Faults that speak of pack. */
export const PACK_FAULTS = {} as const satisfies Record<string, Words>;
