import { openings, reachable, startsIn } from "../../lifecycle/index.ts";
import type { Sheet } from "../draft/sheet.ts";
import type { CaseNode } from "../node.ts";
import { casesOf, type Subject } from "./subject.ts";

/** PR-1: a case can be opened, and every state is reached. */
export function everyStateReached(subject: Subject, sheet: Sheet): void {
  for (const node of casesOf(subject)) {
    const opening = openings(node);
    if (opening.length === 0) sheet.refuse("pack-opening-none", { case: node.name }, node.mark);
    for (const { name, to, mark } of opening) {
      if (to === undefined) sheet.refuse("pack-opening-stays", { action: name }, mark);
    }
    const reached = statesReached(node);
    for (const { name, mark } of Object.values(node.states)) {
      if (!reached.has(name)) sheet.refuse("pack-state-unreached", { state: name }, mark);
    }
  }
}

/** PR-2: from every state an end can be reached. */
export function everyStateEnds(subject: Subject, sheet: Sheet): void {
  for (const node of casesOf(subject)) {
    for (const state of Object.values(node.states)) {
      const onward = reachable(node, [state.name]);
      if ([...onward].some((name) => node.states[name]?.end)) continue;
      sheet.refuse("pack-state-endless", { state: state.name }, state.mark);
    }
  }
}

export function statesReached(node: CaseNode): ReadonlySet<string> {
  return reachable(
    node,
    openings(node).flatMap(({ to }) => to ?? []),
  );
}

/** Actions that lead out of a state. */
export function leaving(node: CaseNode, state: string) {
  return Object.values(node.actions).filter(
    (action) => action.to !== undefined && action.to !== state && startsIn(action, state, node),
  );
}
