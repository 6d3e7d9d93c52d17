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
 * The line that a lifecycle strip draws (LC-4): the longest way forward through the states in the order in which the pack writes them, from an
 * opening to an end. Of ways as long the one through the states written first. Other states hang off it.
 */
export function mainLine(node: CaseNode): readonly string[] {
  const states = Object.keys(node.states);
  const ahead = new Map<string, readonly string[]>();
  for (const state of [...states].reverse()) {
    const here = states.indexOf(state);
    const onward = arrows(node)
      .filter(({ from, to }) => from === state && states.indexOf(to) > here)
      .map(({ to }) => ahead.get(to))
      .filter((way) => way !== undefined);
    const own = node.states[state]?.end ? [state] : undefined;
    const longest = earliest(onward, states);
    const way = longest === undefined ? own : [state, ...longest];
    if (way !== undefined) ahead.set(state, way);
  }
  const starts = openings(node).flatMap((action) => (action.to === undefined ? [] : [action.to]));
  const ways = [...new Set(starts)].flatMap((state) => {
    const way = ahead.get(state);
    return way === undefined ? [] : [way];
  });
  return earliest(ways, states) ?? starts.slice(0, 1);
}

/** The longest way; of those as long the one whose states are written first. */
function earliest(
  ways: readonly (readonly string[])[],
  states: readonly string[],
): readonly string[] | undefined {
  const places = (way: readonly string[]) => way.map((state) => states.indexOf(state));
  const before = (a: readonly string[], b: readonly string[]): number => {
    const [first, second] = [places(a), places(b)];
    const at = first.findIndex((place, i) => place !== second[i]);
    return at < 0 ? 0 : (first[at] ?? 0) - (second[at] ?? 0);
  };
  return [...ways].sort((a, b) => b.length - a.length || before(a, b))[0];
}
