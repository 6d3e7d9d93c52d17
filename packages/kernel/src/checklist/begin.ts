import type { CaseState } from "../case/state.ts";
import type { World } from "../case/world.ts";
import type { CheckItem, FieldValue, FieldValues, Proof } from "../field/value.ts";
import type { CaseNode, FieldNode, RegisterNode } from "../pack/node.ts";
import { scopeOf } from "../pack/scope/index.ts";
import { entriesStanding } from "../register/standing.ts";
import type { EntryState } from "../register/state.ts";

/** The items with which a case begins (CL-1): of every checklist of its type, as the register stands now. */
export function beginChecks(state: CaseState, node: CaseNode, world: World): FieldValues {
  const lists = Object.values(node.fields).filter(({ kind }) => kind === "checklist");
  return Object.fromEntries(
    lists.map((field) => [field.name, itemsOf(field, state, node, world)] as const),
  );
}

function itemsOf(
  field: FieldNode,
  state: CaseState,
  node: CaseNode,
  world: World,
): readonly FieldValue[] {
  const register = world.pack.registers[field.of ?? ""];
  if (register === undefined) return [];
  return entriesStanding(register.name, world)
    .filter(({ stream }) => {
      if (field.where === undefined) return true;
      const scope = scopeOf("make", { state, node, world, me: null, it: stream });
      return field.where.evaluate(scope) === true;
    })
    .map((entry) => itemOf(entry, register));
}

function itemOf({ stream, fields }: EntryState, { items }: RegisterNode): CheckItem {
  const wants: Proof[] = [];
  if (items?.photo !== undefined && fields[items.photo] === true) wants.push("photo");
  if (items?.number !== undefined && fields[items.number] === true) wants.push("number");
  return { item: stream, ask: String(fields[items?.ask ?? ""] ?? ""), wants };
}
