import type { Words } from "../../words/index.ts";

/** Faults that speak of calendar. */
export const CALENDAR_FAULTS = {} as const satisfies Record<string, Words>;
