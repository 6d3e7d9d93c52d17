import { ok, type Result } from "../fault/index.ts";
import type { FieldValues } from "../field/value.ts";
import { startsIn } from "../lifecycle/index.ts";
import type { ActionNode, CaseNode } from "../pack/node.ts";
import { scopeOf } from "../pack/scope/index.ts";
import { act } from "./acting.ts";
import { isActor } from "./actor.ts";
import { doOthers } from "./doing.ts";
import type { Draft } from "./draft.ts";
import { issueAll } from "./issuing.ts";
import { join } from "./joining.ts";
import { make } from "./making.ts";
import { makeEntry } from "./making-entry.ts";
import { SELF } from "./self.ts";
import type { CaseState } from "./state.ts";
import { tellAll } from "./telling.ts";
import type { Me } from "./world.ts";

/** More steps than any pack that passed the check can take by itself; past them the engine has a bug. */
const MOST_STEPS = 64;

/** What an action brings with it: cases made, others acted on, a case joined, messages (CS-13 to CS-15, CS-24). */
export function follow(
  draft: Draft,
  state: CaseState,
  node: CaseNode,
  action: ActionNode,
  form: FieldValues,
  me: Me,
): Result<true> {
  for (const making of action.make) {
    const made = make(draft, draft.get(state.stream), node, making, form, me, follow);
    if (!made.ok) return made;
  }
  for (const making of action.makeEntry) {
    const made = makeEntry(draft, draft.get(state.stream), node, making, form, me);
    if (!made.ok) return made;
  }
  for (const doing of action.do) {
    const done = doOthers(draft, draft.get(state.stream), node, doing, form, me, follow);
    if (!done.ok) return done;
  }
  if (action.join !== undefined) {
    const joined = join(draft, draft.get(state.stream), action.join, me);
    if (!joined.ok) return joined;
  }
  tellAll(draft, draft.get(state.stream), node, action);
  issueAll(draft, draft.get(state.stream), node, action, me);
  return ok(true);
}

/** Takes every action by `self` that has become possible, here and in the makers of what was touched (CS-16). */
export function settle(draft: Draft): Result<true> {
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const next = nextOwn(draft);
    if (next === undefined) return ok(true);
    const { state, node, action } = next;
    const done = act(draft, state, node, action, {}, SELF);
    if (!done.ok) return done;
    const followed = follow(draft, done.value, node, action, {}, SELF);
    if (!followed.ok) return followed;
  }
  throw new Error(`actions by self do not end: ${draft.touched().join(", ")}`);
}

function nextOwn(draft: Draft) {
  const world = draft.world();
  const makers = draft.touched().flatMap((stream) => draft.get(stream).parent ?? []);
  for (const stream of new Set([...draft.touched(), ...makers])) {
    const state = draft.find(stream);
    if (state === undefined) continue;
    const node = world.pack.cases[state.type];
    if (node === undefined) continue;
    for (const action of Object.values(node.actions)) {
      if (!startsIn(action, state.state, node) || !isActor(action.by, state, node, world, SELF))
        continue;
      const scope = scopeOf("action", { state, node, world, me: SELF, form: {} });
      const due = action.when === undefined || action.when.evaluate(scope) === true;
      if (due && action.must.every((must) => must.holds.evaluate(scope) === true)) {
        return { state, node, action };
      }
    }
  }
  return undefined;
}
