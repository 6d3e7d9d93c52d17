import type { Words } from "../../words/index.ts";

/** Faults that speak of duty. */
export const DUTY_FAULTS = {} as const satisfies Record<string, Words>;
