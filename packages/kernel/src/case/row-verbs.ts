import { startsIn } from "../lifecycle/index.ts";
import { isOutOfSight } from "../pack/cel/sight.ts";
import type { ActionNode, DeskNode } from "../pack/node.ts";
import { mayTake } from "./acting.ts";
import { obstacle } from "./offering.ts";
import type { CaseState } from "./state.ts";
import type { Me, World } from "./world.ts";

/**
 * The actions that a row of a list offers this person (CS-26): those he may take now, in the order of the desk's verbs, then of the other
 * desks over this case type, then of the pack. Only the row's own case is in sight; a guard that reads another one is judged when the action is taken.
 */
export function rowVerbs(
  state: CaseState,
  world: World,
  me: Me,
  desk: DeskNode | null,
): readonly string[] {
  const node = world.pack.cases[state.type];
  if (node === undefined) return [];
  const free = Object.values(node.actions).filter(
    (action) =>
      startsIn(action, state.state, node) &&
      unlessUnseen(() => mayTake(state, node, action, world, me).ok) &&
      unlessUnseen(() => obstacle(action, state, node, world, me) === null),
  );
  const desks = Object.values(world.pack.desks).filter((each) => each.of === state.type);
  const order = [...(desk?.verbs ?? []), ...desks.flatMap((each) => each.verbs)];
  const rank = ({ name }: ActionNode) => {
    const at = order.indexOf(name);
    return at < 0 ? order.length : at;
  };
  return free.sort((a, b) => rank(a) - rank(b)).map(({ name }) => name);
}

/** What cannot be told from the row alone is left open. */
function unlessUnseen(holds: () => boolean): boolean {
  try {
    return holds();
  } catch (error) {
    if (isOutOfSight(error)) return true;
    throw error;
  }
}
