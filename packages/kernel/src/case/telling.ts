import { holdersOver } from "../duty/holder.ts";
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
  if (to.at === "area") {
    const { directory, areas, pack } = world;
    const people = holdersOver(directory, areas, pack.name, to.role, state.area);
    return people.map(({ id }) => ({ kind: "person", person: id }));
  }
  return [{ kind: "role", role: to.role, unit: null }];
}
