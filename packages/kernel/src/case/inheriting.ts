import { ok, type Result, refuse } from "../fault/index.ts";
import type { Draft } from "./draft.ts";
import type { CaseState } from "./state.ts";
import type { Me } from "./world.ts";

/**
 * Gives a case of a unit that is dissolved to its heir (CS-21): the state, the dates and the citizen's clock stay as they are. An heir that
 * the case speaks of gets nothing.
 */
export function inherit(
  draft: Draft,
  state: CaseState,
  unit: string,
  why: string,
  me: Me,
): Result<CaseState> {
  const heir = draft.world().directory.unit(unit);
  if (heir === undefined || heir.dissolved) return refuse("case-heir-unfit", { unit }, "heir");
  if (state.barred.units.includes(unit)) return refuse("case-lead-barred", { unit }, "heir");
  if (state.lead === null || state.lead === unit || state.ended) return ok(state);
  const body = { from: state.lead, to: unit, why };
  const event = { version: 1, actor: me.actor, occurredAt: draft.world().now } as const;
  return ok(draft.add(state.stream, { ...event, kind: "inherited", body }));
}
