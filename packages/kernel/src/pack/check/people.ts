import type { Sheet } from "../draft/sheet.ts";
import type { ActionNode, ActorNode, CaseNode, Pack } from "../node.ts";
import { everyCallReady } from "./calls.ts";
import { isDone } from "./doings.ts";
import { leaving, statesReached } from "./states.ts";
import { casesOf, type Subject } from "./subject.ts";

/** PR-7: every action has an actor whom somebody or something can fill, and no state waits for nobody. */
export function everyActionManned(subject: Subject, sheet: Sheet): void {
  for (const node of casesOf(subject)) {
    const unmanned = Object.values(node.actions).filter(
      (action) => !isManned(action, node, subject.pack),
    );
    const told = new Set<ActionNode>();
    for (const state of Object.values(node.states)) {
      const out = leaving(node, state.name);
      const waits = !state.end && statesReached(node).has(state.name) && out.length > 0;
      if (!waits || !out.every((action) => unmanned.includes(action))) continue;
      const actions = out.map((action) => `${action.name} (${namesOf(action)})`).join(", ");
      sheet.refuse("pack-state-unmanned", { state: state.name, actions }, state.mark);
      for (const action of out) told.add(action);
    }
    for (const action of unmanned) {
      if (told.has(action)) continue;
      sheet.refuse(
        "pack-action-unmanned",
        { action: action.name, by: namesOf(action) },
        action.mark,
      );
    }
  }
}

function namesOf({ by }: ActionNode): string {
  return by.map(({ source }) => source).join(", ") || "–";
}

function isManned(action: ActionNode, node: CaseNode, pack: Pack): boolean {
  return action.by.some((actor) => canFill(actor, action, node, pack));
}

function canFill(actor: ActorNode, action: ActionNode, node: CaseNode, pack: Pack): boolean {
  switch (actor.kind) {
    case "clock":
      return Object.values(node.clocks).some(({ at }) =>
        at.some((mark) => mark.action === action.name),
      );
    case "case":
      return isDone(node.name, action.name, pack);
    case "field":
      return isFilled(actor.path ?? "", node, pack);
    case "role":
      if (actor.at === undefined || actor.at === "area") return true;
      return isFilled(actor.at, node, pack);
    default:
      return true;
  }
}

/** Whether some action fills this field, or whoever makes the case gives it. */
function isFilled(path: string, node: CaseNode, pack: Pack): boolean {
  const [name = ""] = path.split(".");
  return filledFields(node, pack).has(name);
}

export function filledFields(node: CaseNode, pack: Pack): ReadonlySet<string> {
  const own = Object.values(node.actions).flatMap(({ form, set }) => [
    ...form.map(({ field }) => field),
    ...Object.keys(set),
  ]);
  const given = Object.values(pack.cases)
    .flatMap(({ actions }) => Object.values(actions))
    .flatMap(({ make }) => make)
    .filter(({ type }) => type === node.name)
    .flatMap((making) => Object.keys(making.with));
  const owed = Object.values(pack.registers)
    .flatMap(({ cadences }) => Object.values(cadences))
    .filter(({ type }) => type === node.name)
    .flatMap((cadence) => Object.keys(cadence.with));
  return new Set([...own, ...given, ...owed]);
}

/** PR-8: what nobody types, nobody is asked for: an action by clock or self alone has no field that must be filled. */
export function everyMachineReady(subject: Subject, sheet: Sheet): void {
  everyCallReady(subject, sheet);
  for (const node of casesOf(subject)) {
    for (const action of Object.values(node.actions)) {
      const machines = action.by.filter(({ kind }) => kind === "clock" || kind === "self");
      const asked = action.form.find(({ optional }) => !optional);
      const [by] = machines;
      if (by === undefined || asked === undefined || action.from === "new") continue;
      const values = { action: action.name, by: by.source, field: asked.field };
      sheet.refuse("pack-action-unready", values, asked.mark ?? action.mark);
    }
  }
}
