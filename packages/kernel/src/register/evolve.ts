import type { FieldValue, FieldValues } from "../field/value.ts";
import type { EntryEvent } from "./event.ts";
import type { EntryState } from "./state.ts";

/** Folds one event into the entry (RG-1). An impossible order of events is a bug and throws. */
export function evolveEntry(state: EntryState | null, event: EntryEvent): EntryState {
  if (event.kind === "entered") {
    if (state !== null) throw new Error(`entry ${state.stream} was entered twice`);
    const { stream, pack, register, key, area, fields } = event.body;
    const at = event.occurredAt;
    const blank = { stream, seq: 1, pack, register, key, area, ended: false };
    return { ...blank, fields: filled({}, fields), entered: at, changed: at };
  }
  if (state === null) throw new Error(`an entry begins with ${event.kind}`);
  const next = { ...state, seq: state.seq + 1, changed: event.occurredAt };
  if (event.kind === "ended") return { ...next, ended: true };
  const { key, area, fields } = event.body;
  return { ...next, key, area, fields: filled(state.fields, fields) };
}

/** Null empties a field. */
function filled(old: FieldValues, set: FieldValues): FieldValues {
  const fields: Record<string, FieldValue> = { ...old };
  for (const [name, value] of Object.entries(set)) {
    if (value === null) delete fields[name];
    else fields[name] = value;
  }
  return fields;
}
