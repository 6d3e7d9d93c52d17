import type { CaseState } from "../case/state.ts";
import type { World } from "../case/world.ts";
import { type Fault, fault, ok, type Result } from "../fault/index.ts";
import { called, spoken } from "../fault/say.ts";
import type { CheckItem, FieldValue, FieldValues } from "../field/value.ts";
import type { ActionNode, CaseNode, FieldNode } from "../pack/node.ts";

/**
 * Lays what a form answers over the items that the case keeps (CL-2 to CL-5). The other fields pass through.
 * @param fields of the form, by name
 */
export function answerChecks(
  state: CaseState,
  node: CaseNode,
  action: ActionNode,
  fields: FieldValues,
  world: World,
): Result<FieldValues> {
  const out: Record<string, FieldValue> = { ...fields };
  const faults: Fault[] = [];
  for (const { field: name, optional } of action.form) {
    const field = node.fields[name];
    if (field?.kind !== "checklist") continue;
    const kept = (state.fields[name] ?? []) as readonly CheckItem[];
    const given = (fields[name] ?? []) as readonly CheckItem[];
    const laid = lay(kept, given, field, world);
    if (!laid.ok) faults.push(...(laid.fault.parts ?? [laid.fault]));
    else {
      out[name] = laid.value;
      const open = laid.value.filter((item) => item.ok === undefined);
      if (!optional && open.length > 0) faults.push(unanswered(field, open));
    }
  }
  if (faults.length === 0) return ok(out);
  const form = fault("case-form", called("action", action.name, action.text));
  return { ok: false, fault: { ...form, parts: faults } };
}

function lay(
  kept: readonly CheckItem[],
  given: readonly CheckItem[],
  field: FieldNode,
  { now }: World,
): Result<readonly CheckItem[]> {
  const faults: Fault[] = [];
  const items = new Map(kept.map((item) => [item.item, item]));
  for (const answer of given) {
    const item = items.get(answer.item);
    if (item === undefined) {
      faults.push(told("checklist-item", field, { value: answer.item }));
      continue;
    }
    // A "no" has opened what it opens: it is neither given again nor taken back.
    if (item.ok === false) {
      if (answer.ok !== false) faults.push(told("checklist-settled", field, { ask: item.ask }));
      continue;
    }
    const lacks = item.wants.find((proof) =>
      proof === "photo" ? (answer.photos ?? []).length === 0 : answer.number === undefined,
    );
    if (lacks !== undefined) faults.push(told(`checklist-${lacks}`, field, { ask: item.ask }));
    items.set(item.item, { ...answer, item: item.item, ask: item.ask, wants: item.wants, at: now });
  }
  const [first] = faults;
  if (first === undefined) return ok([...items.values()]);
  return { ok: false, fault: faults.length === 1 ? first : { ...first, parts: faults } };
}

function unanswered(field: FieldNode, open: readonly CheckItem[]): Fault {
  return told("checklist-unanswered", field, { count: open.length, ask: open[0]?.ask ?? "" });
}

function told(
  code:
    | "checklist-item"
    | "checklist-settled"
    | "checklist-photo"
    | "checklist-number"
    | "checklist-unanswered",
  field: FieldNode,
  values: Readonly<Record<string, string | number>>,
): Fault {
  return fault(code, { ...spoken("field", field.text), ...values }, field.name);
}
