import { type Fault, fault } from "../fault/index.ts";
import { called, spoken } from "../fault/say.ts";
import { openings, startsIn } from "../lifecycle/index.ts";
import { isUnread } from "../pack/cel/sight.ts";
import type { Expression } from "../pack/expression.ts";
import type { ActionNode, CaseNode } from "../pack/node.ts";
import { scopeOf } from "../pack/scope/index.ts";
import { mayTake } from "./acting.ts";
import { isActor } from "./actor.ts";
import { blankCase } from "./opening.ts";
import type { CaseState } from "./state.ts";
import type { Me, World } from "./world.ts";

/** An action as one person meets it: takable now, or not and why. */
export interface Offer {
  readonly action: ActionNode;
  readonly why: Fault | null;
}

/**
 * The actions that concern this person in the case's present state (CS-20), in the order of the pack: those he may take, and
 * those that a guard forbids now. Guards that read the form are judged only when it is sent.
 */
export function offers(state: CaseState, world: World, me: Me): readonly Offer[] {
  const node = world.pack.cases[state.type];
  if (node === undefined) return [];
  return (
    Object.values(node.actions)
      .filter(
        (action) =>
          startsIn(action, state.state, node) && mayTake(state, node, action, world, me).ok,
      )
      .map((action) => ({ action, why: obstacle(action, state, node, world, me) }))
      // What does not apply is left out without a word.
      .filter(({ why }) => why?.code !== "case-action-idle")
  );
}

/** The openings of a case type that this person may use. */
export function openingsFor(node: CaseNode, world: World, me: Me): readonly ActionNode[] {
  const [first] = openings(node);
  if (first === undefined) return [];
  const blank = blankCase(
    {
      node,
      action: first,
      form: {},
      stream: "",
      me,
      opened: world.now,
      historic: false,
      parent: null,
    },
    world,
  );
  // Where it will lie is not known yet: whoever may open it anywhere is offered it (CS-27).
  const own = me.posts.flatMap((post) => world.directory.unit(post.unit)?.area ?? []);
  const areas = [...new Set([blank.area, ...own])];
  return openings(node).filter((action) =>
    areas.some((area) => isActor(action.by, { ...blank, area }, node, world, me)),
  );
}

/** The first guard that forbids the action now and does not wait for the form. */
export function obstacle(
  action: ActionNode,
  state: CaseState,
  node: CaseNode,
  world: World,
  me: Me,
): Fault | null {
  const scope = scopeOf("action", { state, node, world, me, form: {} });
  const fails = (guard: Expression) => !readsForm(guard.source) && !holdsOrWaits(guard, scope);
  if (action.when !== undefined && fails(action.when)) {
    return fault("case-action-idle", {
      ...called("action", action.name, action.text),
      rule: action.when.source,
    });
  }
  for (const { holds, otherwise } of action.must) {
    if (!fails(holds)) continue;
    return fault("case-must", { ...spoken("reason", otherwise), rule: holds.source });
  }
  return null;
}

/** What is read only for a decision (a band, what hangs on an entry) is judged when the action is taken. */
function holdsOrWaits(guard: Expression, scope: object): boolean {
  try {
    return guard.evaluate(scope) === true;
  } catch (error) {
    if (isUnread(error)) return true;
    throw error;
  }
}

function readsForm(source: string): boolean {
  return /\bform\s*\./.test(source);
}
