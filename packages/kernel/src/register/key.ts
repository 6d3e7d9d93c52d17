import type { FieldValue, FieldValues, Place } from "../field/value.ts";
import type { RegisterNode } from "../pack/node.ts";

/** What stands between the parts of a key of several fields. */
const BETWEEN = " / ";

/**
 * The key of an entry (RG-4): its key fields in one line, written in one way, so that full-width letters and spare spaces
 * make no second entry. Null where the register has no key.
 */
export function keyOf(register: Pick<RegisterNode, "key">, fields: FieldValues): string | null {
  if (register.key.length === 0) return null;
  return register.key.map((name) => plain(fields[name])).join(BETWEEN);
}

/** A key as somebody types it → as it is kept. */
export function normalKey(text: string): string {
  return text.normalize("NFKC").trim().replace(/\s+/g, " ");
}

function plain(value: FieldValue | undefined): string {
  return value === null || value === undefined ? "" : normalKey(String(value));
}

/** The area that scopes an entry: of its first place or area that is filled, else the city. */
export function entryArea(
  register: Pick<RegisterNode, "fields">,
  fields: FieldValues,
  city: string,
): string {
  for (const { name, kind, many } of Object.values(register.fields)) {
    const value = fields[name];
    if (value === undefined || value === null || many) continue;
    if (kind === "place") return (value as Place).area;
    if (kind === "area") return String(value);
  }
  return city;
}
