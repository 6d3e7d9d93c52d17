import type { FieldValue, FieldValues } from "../field/value.ts";
import type { FieldNode } from "../pack/node.ts";

interface Fielded {
  readonly fields: Readonly<Record<string, Pick<FieldNode, "name" | "kind">>>;
}

/** What the fields of a case or an entry name of registers: stream ids, or keys as a form may send them. */
export function entriesNamed({ fields }: Fielded, values: FieldValues): readonly string[] {
  const named = Object.values(fields)
    .filter(({ kind }) => kind === "register")
    .flatMap(({ name }) => list(values[name]))
    .filter((value) => typeof value === "string");
  return [...new Set(named)];
}

function list(value: FieldValue | undefined): readonly FieldValue[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value as FieldValue];
}
