import { answerChecks } from "../checklist/answer.ts";
import { type FaultValues, type Result, refuse } from "../fault/index.ts";
import { called } from "../fault/say.ts";
import type { FieldValues } from "../field/value.ts";
import { startsIn } from "../lifecycle/index.ts";
import type { ActionNode, CaseNode } from "../pack/node.ts";
import type { Words } from "../words/index.ts";
import { isActor, isBarred } from "./actor.ts";
import type { Draft } from "./draft.ts";
import { enter } from "./entering.ts";
import { actors } from "./opening.ts";
import { perform } from "./perform.ts";
import type { CaseState } from "./state.ts";
import type { Me, World } from "./world.ts";

/** Does one action on a case that is in sight (CS-3). */
export function act(
  draft: Draft,
  state: CaseState,
  node: CaseNode,
  action: ActionNode,
  form: FieldValues,
  me: Me,
): Result<CaseState> {
  const may = mayTake(state, node, action, draft.world(), me);
  if (!may.ok) return may;
  const entered = enter(action, node, form);
  if (!entered.ok) return entered;
  const fields = answerChecks(state, node, action, entered.value.fields, draft.world());
  if (!fields.ok) return fields;
  const answered = { ...entered.value, fields: fields.value };
  return perform(draft, state, { action, node, entered: answered, me });
}

/** Whether the state and the actor allow the action; guards that read the form come later. */
export function mayTake(
  state: CaseState,
  node: CaseNode,
  action: ActionNode,
  world: World,
  me: Me,
): Result<true> {
  if (isBarred(state, me)) return refuse("case-barred", { case: state.number ?? state.type });
  if (!startsIn(action, state.state, node)) {
    return refuse("case-action-not-now", {
      ...called("action", action.name, action.text),
      ...called("state", state.state, stateWords(state.state, node)),
      ...fromStates(action, node),
    });
  }
  if (!isActor(action.by, state, node, world, me)) {
    return refuse("case-actor-unfit", {
      ...called("action", action.name, action.text),
      actors: actors(action),
    });
  }
  return { ok: true, value: true };
}

function fromStates(action: ActionNode, node: CaseNode): FaultValues {
  const names = typeof action.from === "string" ? [action.from] : action.from;
  const words = names.map((name) => stateWords(name, node));
  return called("from", names.join(", "), {
    zh: words.map(({ zh }) => zh).join("、"),
    en: words.map(({ en }) => en).join(", "),
  });
}

/** A state's words; what is no state, such as the time before the first, keeps its name. */
function stateWords(name: string, node: CaseNode): Words {
  return node.states[name]?.text ?? { zh: name, en: name };
}
