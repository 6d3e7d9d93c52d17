import { type Fault, fault, ok, type Result } from "../fault/index.ts";
import { called } from "../fault/say.ts";
import type { FieldValue, FieldValues, FiledCells } from "../field/value.ts";
import type { ActionNode, CaseNode } from "../pack/node.ts";

/** The name under which a form carries the numbers that an action files. */
export const FIGURES = "figures";

/** What a form says, sorted by where it goes. */
export interface Entered {
  readonly fields: FieldValues;
  readonly sealed: FieldValues;
  /** Numbers that are filed; undefined = the form says none. */
  readonly figures: FiledCells | undefined;
  /** undefined = the form does not speak of the lead. */
  readonly lead: string | null | undefined;
}

/**
 * Sorts a parsed form into open fields, sealed fields and the lead; refuses what the action does not ask and what
 * is missing (CS-4). `extra` is what a maker gives unasked; `present` are sealed fields it hands over by reference. Values were checked by kind when the form was parsed.
 */
export function enter(
  action: ActionNode,
  node: CaseNode,
  form: FieldValues,
  extra: FieldValues = {},
  present: readonly string[] = [],
): Result<Entered> {
  const faults: Fault[] = [];
  const asked = new Map(action.form.map((item) => [item.field, item]));
  for (const name of Object.keys(form)) {
    if (!asked.has(name) && !(name === FIGURES && action.file.length > 0))
      faults.push(fault("case-field-not-asked", { field: name, action: action.name }, name));
  }
  const given: FieldValues = { ...form, ...extra };
  for (const { field, optional } of action.form) {
    if (!optional && isEmpty(given[field]) && !present.includes(field)) {
      faults.push(fault("field-empty", { field }, field));
    }
  }
  if (faults.length > 0)
    return {
      ok: false,
      fault: { ...fault("case-form", called("action", action.name, action.text)), parts: faults },
    };
  const fields: Record<string, FieldValue> = {};
  const sealed: Record<string, FieldValue> = {};
  for (const [name, value] of Object.entries(given)) {
    if (name === "lead" || name === FIGURES) continue;
    if (node.fields[name]?.seal === undefined) fields[name] = value;
    else if (!isEmpty(value)) sealed[name] = value;
  }
  const lead = given["lead"];
  const figures = given[FIGURES] as FiledCells | undefined;
  return ok({
    fields,
    sealed,
    figures,
    lead: lead === undefined ? undefined : (lead as string | null),
  });
}

function isEmpty(value: FieldValue | undefined): boolean {
  return (
    value === undefined ||
    value === null ||
    value === "" ||
    (Array.isArray(value) && value.length === 0)
  );
}
