import type { CaseNode } from "../pack/node.ts";
import { scopeOf } from "../pack/scope/index.ts";
import type { CaseState } from "./state.ts";
import type { World } from "./world.ts";

/**
 * Whether somebody whom the pack lets look at a sealed field is kept from it now by a condition (`handler@lead if !secret`): the
 * reporter is out of sight, and nothing of the case's text is indexed.
 */
export function isConfidential(state: CaseState, node: CaseNode, world: World): boolean {
  const scope = scopeOf("case", { state, node, world, me: null });
  return Object.keys(state.sealed).some((field) =>
    (node.fields[field]?.seal ?? []).some(
      (actor) => actor.if !== undefined && actor.if.evaluate(scope) !== true,
    ),
  );
}

/** Whether the pack opens the case to the public as it stands. */
export function isPublic(state: CaseState, node: CaseNode, world: World): boolean {
  if (node.public === undefined || isConfidential(state, node, world)) return false;
  return node.public.when.evaluate(scopeOf("case", { state, node, world, me: null })) === true;
}
