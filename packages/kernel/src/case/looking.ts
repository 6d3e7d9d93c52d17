import { ok, type Result, refuse } from "../fault/index.ts";
import type { CaseNode } from "../pack/node.ts";
import { isActor, isBarred } from "./actor.ts";
import type { Draft } from "./draft.ts";
import type { CaseState } from "./state.ts";
import type { Me, World } from "./world.ts";

/** Whether `me` is among those the pack lets look at a sealed field of this case. */
export function mayLook(
  state: CaseState,
  node: CaseNode,
  field: string,
  world: World,
  me: Me,
): boolean {
  const seal = node.fields[field]?.seal;
  return seal !== undefined && !isBarred(state, me) && isActor(seal, state, node, world, me);
}

/** Records that somebody looks at sealed fields, before he does (CS-19). */
export function look(
  draft: Draft,
  state: CaseState,
  fields: readonly string[],
  why: string,
  me: Me,
): Result<CaseState> {
  const world = draft.world();
  const node = world.pack.cases[state.type];
  if (why.trim() === "") return refuse("case-look-without-reason", {}, "why");
  for (const field of fields) {
    if (node === undefined || !mayLook(state, node, field, world, me)) {
      return refuse("case-look-forbidden", { field }, field);
    }
  }
  if (fields.length === 0) return refuse("case-look-at-nothing", {}, "fields");
  return ok(
    draft.add(state.stream, {
      kind: "looked",
      version: 1,
      actor: me.actor,
      occurredAt: world.now,
      body: { fields, why: why.trim() },
    }),
  );
}
