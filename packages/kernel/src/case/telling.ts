import type { ActionNode, ActorNode, CaseNode } from "../pack/node.ts";
import { fillWords } from "../pack/scope/index.ts";
import type { Draft } from "./draft.ts";
import type { CaseState } from "./state.ts";
import type { Tell, World } from "./world.ts";

/** Puts the action's messages into the draft, filled from the case as it now stands (CS-15). */
export function tellAll(draft: Draft, state: CaseState, node: CaseNode, action: ActionNode): void {
  const world = draft.world();
  for (const { to, text } of action.tell) {
    const words = fillWords(text, { state, node, world, me: null });
    for (const whom of addressees(to, state, world)) {
      draft.tell({ stream: state.stream, to: whom, text: words });
    }
  }
}

function addressees(to: ActorNode, state: CaseState, world: World): readonly Tell["to"][] {
  if (to.kind === "citizen") return [{ kind: "citizen" }];
  if (to.kind === "field") {
    const person = state.fields[to.path ?? ""];
    return typeof person === "string" ? [{ kind: "person", person }] : [];
  }
  if (to.kind !== "role" || to.role === undefined) return [];
  if (to.at === "lead") return [{ kind: "role", role: to.role, unit: state.lead }];
  if (to.at === "area") return nearest(to.role, state, world);
  return [{ kind: "role", role: to.role, unit: null }];
}

/** Units over the case's area that have somebody in the role, at the nearest level only. */
function nearest(role: string, state: CaseState, world: World): readonly Tell["to"][] {
  for (const area of world.areas.path(state.area)) {
    const units = world.directory
      .units()
      .filter((unit) => unit.area === area.code && world.directory.holders(world.pack.name, role, unit.id).length > 0);
    if (units.length > 0) return units.map((unit) => ({ kind: "role", role, unit: unit.id }));
  }
  return [];
}
