import {
  type ActionNode,
  type CaseNode,
  type Fault,
  type FieldNode,
  type FieldValue,
  type FieldValues,
  parseForm,
  type World,
} from "@xinlian/kernel";

/** A form as far as it is filled in: what can be read of it, and what cannot. */
export interface PartialForm {
  readonly values: FieldValues;
  readonly faults: readonly Fault[];
  /** Places that were typed as plain text: field → text. */
  readonly places: Readonly<Record<string, string>>;
}

/** Reads each field of a form by itself; what is missing is no fault yet. */
export function partialForm(
  action: ActionNode,
  node: CaseNode,
  raw: Readonly<Record<string, unknown>>,
  world: World,
): PartialForm {
  const values: Record<string, FieldValue> = {};
  const faults: Fault[] = [];
  const places: Record<string, string> = {};
  for (const { field: name } of action.form) {
    const value = raw[name];
    if (value === undefined || value === null || value === "") continue;
    if (node.fields[name]?.kind === "place" && typeof value === "string") {
      places[name] = value;
      continue;
    }
    const alone: ActionNode = { ...action, form: [{ field: name, optional: true }] };
    const read = parseForm(alone, node, world.pack, { [name]: value }, world);
    if (read.ok) Object.assign(values, read.value);
    else faults.push(...(read.fault.parts ?? [read.fault]));
  }
  return { values, faults, places };
}

/** The open texts of a form in the order in which it asks for them: what the matter is about. */
export function saidIn(action: ActionNode, node: CaseNode, values: FieldValues): string {
  return action.form
    .map(({ field }) => node.fields[field])
    .filter((field): field is FieldNode => field?.kind === "text" && field.seal === undefined)
    .map(({ name }) => values[name])
    .filter((value) => typeof value === "string")
    .join("\n");
}
