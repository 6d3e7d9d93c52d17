import type { Clock } from "./clock.ts";

/** Soonest first; two that end at the same moment stand by name, so that lists never flicker. */
export function compareClocks(a: Clock, b: Clock): number {
  if (a.due !== b.due) return a.due - b.due;
  if (a.name === b.name) return 0;
  return a.name < b.name ? -1 : 1;
}
