import type { Words } from "../../words/index.ts";

/** Faults that speak of ledger. */
export const LEDGER_FAULTS = {} as const satisfies Record<string, Words>;
