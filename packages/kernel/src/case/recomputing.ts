import type { Clock } from "../deadline/clock.ts";
import { recomputeClock } from "../deadline/recompute.ts";
import { ok, type Result } from "../fault/index.ts";
import type { Draft } from "./draft.ts";
import { SELF } from "./self.ts";
import type { CaseState } from "./state.ts";
import { calendarOf, isOpen } from "./timing.ts";

/**
 * Computes the dates of running clocks by the calendar that is loaded now (CS-18). Records only what moved; a breach
 * that the new date takes away is annulled as mistaken.
 */
export function recompute(draft: Draft, state: CaseState): Result<CaseState> {
  const world = draft.world();
  const node = world.pack.cases[state.type];
  const moved: Record<string, Clock> = {};
  const annulled: string[] = [];
  let calendar = "";
  for (const clock of Object.values(state.clocks)) {
    const type = node?.clocks[clock.name];
    if (type === undefined || !isOpen(clock)) continue;
    const now = calendarOf(type, state, world);
    const fresh = recomputeClock(clock, now, world.now);
    calendar = now.version;
    if (fresh.annulled) annulled.push(clock.name);
    if (fresh.changed || fresh.annulled) moved[clock.name] = fresh.clock;
  }
  if (Object.keys(moved).length === 0) return ok(state);
  const event = { version: 1, actor: SELF.actor, occurredAt: world.now } as const;
  draft.add(state.stream, { ...event, kind: "recomputed", body: { clocks: moved, calendar } });
  for (const clock of annulled) {
    draft.add(state.stream, { ...event, kind: "annulled", body: { clock, why: "mistaken" } });
  }
  return ok(draft.get(state.stream));
}
