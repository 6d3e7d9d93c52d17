import type { ActionNode, CaseNode } from "../pack/node.ts";

/** One arrow of the lifecycle: an action that leads from one state to another (LC-1). */
export interface Arrow {
  readonly action: string;
  readonly from: string;
  readonly to: string;
}

/** Whether the action may begin in this state; `any` means every state that is no end. */
export function startsIn(action: ActionNode, state: string, node: CaseNode): boolean {
  if (action.from === "new") return false;
  if (action.from === "any") return node.states[state]?.end === false;
  return action.from.includes(state);
}

/** Actions that open a case, in the order of the pack. */
export function openings(node: CaseNode): readonly ActionNode[] {
  return Object.values(node.actions).filter((action) => action.from === "new");
}

/** Every arrow between two different states, in the order of the pack. */
export function arrows(node: CaseNode): readonly Arrow[] {
  return Object.values(node.actions).flatMap((action) => {
    const { to } = action;
    if (to === undefined || action.from === "new") return [];
    return Object.keys(node.states)
      .filter((from) => from !== to && startsIn(action, from, node))
      .map((from) => ({ action: action.name, from, to }));
  });
}

/** States that a case can get to from those given, themselves included. */
export function reachable(node: CaseNode, starts: readonly string[]): ReadonlySet<string> {
  const seen = new Set(starts);
  const all = arrows(node);
  for (const state of seen) {
    for (const arrow of all) if (arrow.from === state) seen.add(arrow.to);
  }
  return seen;
}

/**
 * The states along the shortest way from an opening to the nearest end: the line a lifecycle strip draws (LC-4).
 * Other states hang off it.
 */
export function mainLine(node: CaseNode): readonly string[] {
  const starts = openings(node).flatMap((action) => (action.to === undefined ? [] : [action.to]));
  const all = arrows(node);
  const ways: string[][] = [...new Set(starts)].map((state) => [state]);
  const seen = new Set(starts);
  let longest: readonly string[] = ways[0] ?? [];
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    const last = way.at(-1) as string;
    if (node.states[last]?.end) {
      if (way.length > longest.length) longest = way;
      continue;
    }
    for (const arrow of all) {
      if (arrow.from !== last || seen.has(arrow.to)) continue;
      seen.add(arrow.to);
      ways.push([...way, arrow.to]);
    }
  }
  return longest;
}
