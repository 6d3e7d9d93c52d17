import {
  type EntryState,
  type FieldValues,
  fieldWords,
  type RegisterNode,
  type Words,
  type World,
} from "@xinlian/kernel";
import type { EntryRow } from "@xinlian/wire";
import { toWire } from "../case/wire-value.ts";

/** The fields of an entry as they travel. */
export function wireFields(register: RegisterNode, fields: FieldValues): EntryRow["fields"] {
  return Object.fromEntries(
    Object.values(register.fields).flatMap(({ name, kind }) =>
      fields[name] === undefined ? [] : [[name, toWire(fields[name], kind)]],
    ),
  );
}

/** The fields of an entry as people read them; empty ones are left out. */
export function saidFields(
  register: RegisterNode,
  fields: EntryState["fields"],
  world: World,
): Record<string, Words> {
  const said: Record<string, Words> = {};
  for (const field of Object.values(register.fields)) {
    const words = fieldWords(field, fields[field.name], world);
    if (words.zh !== "") said[field.name] = words;
  }
  return said;
}
