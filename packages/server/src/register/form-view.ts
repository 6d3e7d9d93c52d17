import {
  type EntryState,
  type FieldNode,
  type Pack,
  type RegisterNode,
  requiredFields,
} from "@xinlian/kernel";
import type { FormField } from "@xinlian/wire";
import { toWire } from "../case/wire-value.ts";

/** The form of an entry, each field beginning with what stands there. */
export function entryForm(
  register: RegisterNode,
  pack: Pack,
  entry: EntryState | null,
): FormField[] {
  const required = requiredFields(register);
  return Object.values(register.fields).map((field) => ({
    field: field.name,
    words: field.text,
    kind: field.kind,
    optional: !required.includes(field.name),
    many: field.many,
    sealed: false,
    ...(field.kind === "register" || field.kind === "case"
      ? { of: `${pack.name}/${field.of}` }
      : {}),
    ...choicesOf(field, pack),
    value: toWire(entry?.fields[field.name], field.kind),
    hint: null,
  }));
}

function choicesOf(field: FieldNode, pack: Pack): Pick<FormField, "choices"> {
  if (field.kind !== "choice") return {};
  const values = pack.choices[field.of ?? ""]?.values ?? {};
  return { choices: Object.entries(values).map(([value, words]) => ({ value, words })) };
}
