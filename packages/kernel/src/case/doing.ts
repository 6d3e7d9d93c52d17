import { ok, type Result } from "../fault/index.ts";
import type { FieldValue, FieldValues } from "../field/value.ts";
import type { CaseNode, DoNode } from "../pack/node.ts";
import { fromCel, scopeOf } from "../pack/scope/index.ts";
import { act } from "./acting.ts";
import type { Draft } from "./draft.ts";
import type { Follow } from "./follow.ts";
import type { CaseState } from "./state.ts";
import type { Me } from "./world.ts";

/**
 * Does an action of other cases in sight, as `case` (CS-24): who acts here is recorded there. What is refused there refuses the
 * whole step.
 */
export function doOthers(
  draft: Draft,
  state: CaseState,
  node: CaseNode,
  doing: DoNode,
  form: FieldValues,
  me: Me,
  follow: Follow,
): Result<true> {
  const world = draft.world();
  const scope = scopeOf("make", { state, node, world, me, form });
  if (doing.when !== undefined && doing.when.evaluate(scope) !== true) return ok(true);
  const list = doing.each.evaluate(scope);
  const other = world.pack.cases[doing.type];
  const action = other?.actions[doing.action];
  if (other === undefined || action === undefined)
    throw new Error(`no action ${doing.type}.${doing.action}`);
  const given: Record<string, FieldValue> = {};
  for (const [name, expression] of Object.entries(doing.with)) {
    const value = fromCel(expression.evaluate(scope), other.fields[name]);
    if (value !== null) given[name] = value;
  }
  const hand: Me = { actor: me.actor, kind: "case", person: null, posts: [] };
  for (const stream of Array.isArray(list) ? list : []) {
    const done = act(draft, draft.get(String(stream)), other, action, given, hand);
    if (!done.ok) return done;
    const followed = follow(draft, done.value, other, action, given, hand);
    if (!followed.ok) return followed;
  }
  return ok(true);
}
