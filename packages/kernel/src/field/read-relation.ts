import type { World } from "../case/world.ts";
import { ok, spoken } from "../fault/index.ts";
import { normalKey } from "../register/key.ts";
import type { EntryState } from "../register/state.ts";
import { isRecord, type ReadOne, wrong } from "./reading.ts";
import type { FileRef } from "./value.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const readUnit: ReadOne = (raw, reading) => {
  const unit = typeof raw === "string" ? reading.world.directory.unit(raw) : undefined;
  return unit !== undefined && !unit.dissolved ? ok(unit.id) : wrong("field-unit", raw, reading);
};

export const readPerson: ReadOne = (raw, reading) => {
  const person = typeof raw === "string" ? reading.world.directory.person(raw) : undefined;
  return person !== undefined && !person.left ? ok(person.id) : wrong("field-person", raw, reading);
};

/** Whether such a case exists, and may be seen, is found out when it is loaded for the decision. */
export const readCase: ReadOne = (raw, reading) => {
  const type = reading.field?.of ?? "";
  if (typeof raw !== "string" || !UUID.test(raw))
    return wrong("field-relation", raw, reading, { type });
  const found = reading.world.cases.get(raw);
  const fits = found === undefined || found.type === type;
  return fits ? ok(raw) : wrong("field-relation", raw, reading, { type });
};

export const readEntry: ReadOne = (raw, reading) => {
  const type = reading.field?.of ?? "";
  const found = typeof raw === "string" ? findEntry(raw.trim(), type, reading.world) : undefined;
  if (found === undefined) {
    const text = reading.pack.registers[type]?.text ?? { zh: type, en: type };
    return wrong("field-relation", raw, reading, spoken("type", text));
  }
  return found.ended ? wrong("field-entry-ended", raw, reading) : ok(found.stream);
};

/** By its id, or by its key if one that stands has it. */
function findEntry(text: string, register: string, { entries }: World): EntryState | undefined {
  const named = entries?.get(text);
  if (named !== undefined) return named.register === register ? named : undefined;
  const key = normalKey(text);
  for (const entry of entries?.values() ?? []) {
    if (entry.register === register && entry.key === key && !entry.ended) return entry;
  }
  return undefined;
}

/** A stored attachment: it was checked and stored before the form was sent. */
export const readFile: ReadOne = (raw, reading) => {
  if (!isRecord(raw)) return wrong("field-file", raw, reading);
  const { id, name, type, size } = raw;
  const whole =
    typeof id === "string" &&
    /^[0-9a-f]{64}$/.test(id) &&
    typeof name === "string" &&
    name !== "" &&
    name.length <= 255 &&
    typeof type === "string" &&
    /^[\w.+-]+\/[\w.+-]+$/.test(type) &&
    typeof size === "number" &&
    Number.isSafeInteger(size) &&
    size >= 0;
  if (!whole) return wrong("field-file", raw, reading);
  const file: FileRef = { id, name, type, size };
  return ok(file);
};
