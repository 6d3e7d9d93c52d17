import { recomputeClock, running } from "../deadline/index.ts";
import type { Clock } from "../deadline/clock.ts";
import { ok, type Result } from "../fault/index.ts";
import type { Draft } from "./draft.ts";
import { SELF } from "./self.ts";
import type { CaseState } from "./state.ts";
import { calendarOf } from "./timing.ts";

/**
 * Computes the dates of running clocks by the calendar that is loaded now (CS-18). Records only what moved; a breach
 * that the new date takes away is annulled as mistaken.
 */
export function recompute(draft: Draft, state: CaseState): Result<CaseState> {
  const world = draft.world();
  const node = world.pack.cases[state.type];
  const moved: Record<string, Clock> = {};
  let calendar = "";
  for (const clock of Object.values(state.clocks)) {
    const type = node?.clocks[clock.name];
    if (type === undefined || !running(clock)) continue;
    const now = calendarOf(type, state, world);
    const fresh = recomputeClock(clock, now);
    calendar = now.version;
    if (JSON.stringify(fresh) !== JSON.stringify(clock)) moved[clock.name] = fresh;
  }
  if (Object.keys(moved).length === 0) return ok(state);
  const event = { version: 1, actor: SELF.actor, occurredAt: world.now } as const;
  draft.add(state.stream, { ...event, kind: "recomputed", body: { clocks: moved, calendar } });
  for (const clock of Object.values(moved)) {
    if (clock.breached === undefined || clock.due <= world.now) continue;
    draft.add(state.stream, { ...event, kind: "annulled", body: { clock: clock.name, why: "mistaken" } });
  }
  return ok(draft.get(state.stream));
}
