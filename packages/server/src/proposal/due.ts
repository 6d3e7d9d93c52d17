import {
  type ActionNode,
  type CaseNode,
  decide,
  type FieldValue,
  type FieldValues,
  isRunning,
  type Me,
  type World,
} from "@xinlian/kernel";
import type { DueProposal } from "@xinlian/wire";
import { clockViews } from "../case/clock-view.ts";
import type { CityNow } from "../engine/city-now.ts";
import { rowClock } from "../engine/row-clock.ts";

/**
 * When a matter would be due, were it opened now: it is opened, and nothing is appended. What is not filled in yet and cannot move a date stands
 * in as a dash; null when something that may is missing, or when it could not be opened so.
 */
export function dueOf(
  action: ActionNode,
  node: CaseNode,
  values: FieldValues,
  world: World,
  me: Me,
  city: CityNow,
): DueProposal | null {
  const form = filledUp(action, node, values, world);
  if (form === null) return null;
  const dry: World = { ...world, number: () => "0" };
  const decided = decide({ do: "open", type: node.name, action: action.name, form }, dry, me);
  const state = decided.ok ? decided.value.changes[0]?.after : undefined;
  if (state === undefined) return null;
  // What the citizen is told comes first; else what the row of a list would show.
  const clock =
    Object.values(state.clocks).find(
      (each) => each.whose === "citizen" && isRunning(each) && hasMarks(node, each.name),
    ) ?? rowClock(state, node);
  const view =
    clock &&
    clockViews(state, node, world.pack, city, world.now).find(({ name }) => name === clock.name);
  if (!view) return null;
  const { name, words, due, dueDay, limit, provisional } = view;
  return { clock: name, words, due, day: dueDay, limit, provisional };
}

function hasMarks(node: CaseNode, clock: string): boolean {
  return (node.clocks[clock]?.at.length ?? 0) > 0;
}

function filledUp(
  action: ActionNode,
  node: CaseNode,
  values: FieldValues,
  world: World,
): FieldValues | null {
  const form: Record<string, FieldValue> = { ...values };
  for (const { field: name, optional } of action.form) {
    if (optional || (form[name] !== undefined && form[name] !== null)) continue;
    const field = node.fields[name];
    const filler = field && FILLERS[field.kind]?.(world);
    if (filler === undefined) return null;
    form[name] = field?.many === true ? [filler] : filler;
  }
  return form;
}

const FILLERS: Readonly<Record<string, (world: World) => FieldValue>> = {
  text: () => "–",
  contact: () => ({ address: "–" }),
  place: (world) => ({ area: world.city }),
  area: (world) => world.city,
  yes: () => false,
};
