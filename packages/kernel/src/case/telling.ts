import { holdersOver } from "../duty/holder.ts";
import type { ActionNode, ActorNode, CaseNode } from "../pack/node.ts";
import { fillWords, scopeOf } from "../pack/scope/index.ts";
import type { Draft } from "./draft.ts";
import type { CaseState } from "./state.ts";
import type { Tell, World } from "./world.ts";

/**
 * Puts the action's messages into the draft, filled from the case as it now stands (CS-15). What the citizen of a case is told,
 * the callers of those that joined it are told, each as his own case allows (CS-25).
 */
export function tellAll(draft: Draft, state: CaseState, node: CaseNode, action: ActionNode): void {
  const world = draft.world();
  for (const { to, text } of action.tell) {
    const words = fillWords(text, { state, node, world, me: null });
    for (const heard of to.kind === "citizen" ? callersOf(state, world) : [state]) {
      if (!isMeant(to, heard, node, world)) continue;
      for (const whom of addressees(to, heard, world)) {
        draft.tell({ stream: heard.stream, to: whom, text: words });
      }
    }
  }
}

/** The case itself and those of its type that joined it; what it made by itself is not among them. */
function callersOf(state: CaseState, world: World): readonly CaseState[] {
  const linked = (state.links[state.type] ?? []).map((stream) => {
    const other = world.cases.get(stream);
    if (other === undefined) throw new Error(`case ${stream} is not in sight of this message`);
    return other;
  });
  return [state, ...linked.filter(({ parent }) => parent !== state.stream)];
}

/** `citizen if !unsafe`: the condition is read in the case of whoever would be told. */
function isMeant(to: ActorNode, state: CaseState, node: CaseNode, world: World): boolean {
  if (to.if === undefined) return true;
  return to.if.evaluate(scopeOf("case", { state, node, world, me: null })) === true;
}

function addressees(to: ActorNode, state: CaseState, world: World): readonly Tell["to"][] {
  if (to.kind === "citizen") return [{ kind: "citizen" }];
  if (to.kind === "field") {
    const named = state.fields[to.path ?? ""];
    const people: readonly unknown[] = Array.isArray(named) ? named : [named];
    return people.flatMap((person) =>
      typeof person === "string" ? [{ kind: "person" as const, person }] : [],
    );
  }
  if (to.kind !== "role" || to.role === undefined) return [];
  if (to.at === "lead") {
    return state.lead === null ? [] : [{ kind: "role", role: to.role, unit: state.lead }];
  }
  if (to.at === "area") {
    const { directory, areas, pack } = world;
    const people = holdersOver(directory, areas, pack.name, to.role, state.area);
    return people.map(({ id }) => ({ kind: "person", person: id }));
  }
  if (to.at !== undefined) {
    const unit = state.fields[to.at];
    return typeof unit === "string" ? [{ kind: "role", role: to.role, unit }] : [];
  }
  return [{ kind: "role", role: to.role, unit: null }];
}
