import { ok, type Result, refuse } from "../fault/index.ts";
import { act } from "./acting.ts";
import type { Draft } from "./draft.ts";
import { follow } from "./following.ts";
import { dueMarks } from "./marks.ts";
import { CLOCK } from "./self.ts";
import type { CaseState } from "./state.ts";

/**
 * Fires one mark of one clock (CS-17): records the warning or the breach, then takes the action that the pack hangs
 * on the mark, if it is possible now. A mark that has fired or has moved away is refused, so that workers may race.
 */
export function tick(
  draft: Draft,
  state: CaseState,
  clock: string,
  mark: string,
): Result<CaseState> {
  const world = draft.world();
  const node = world.pack.cases[state.type];
  const due = dueMarks(state, world).find((each) => each.clock === clock && each.mark === mark);
  if (node === undefined || due === undefined || due.at > world.now) {
    return refuse("case-mark-not-due", { clock, mark });
  }
  const event = { version: 1, actor: CLOCK.actor, occurredAt: due.at } as const;
  if (mark === "due") {
    draft.add(state.stream, { ...event, kind: "breached", body: { clock, due: due.at } });
  } else {
    draft.add(state.stream, { ...event, kind: "warned", body: { clock, mark } });
  }
  for (const at of node.clocks[clock]?.at ?? []) {
    const action = at.source === mark ? node.actions[at.action] : undefined;
    if (action === undefined) continue;
    const done = act(draft, draft.get(state.stream), node, action, {}, CLOCK);
    if (!done.ok) continue;
    const followed = follow(draft, done.value, node, action, {}, CLOCK);
    if (!followed.ok) return followed;
  }
  return ok(draft.get(state.stream));
}
