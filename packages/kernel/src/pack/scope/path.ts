import { Sight } from "../cel/sight.ts";
import type { CelType, Table } from "../cel/type.ts";

/** The names in braces of a text: `已登记 {number}` → `number`. */
export function pathsIn(text: string): readonly string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map(([, path]) => (path ?? "").trim());
}

/** The type a dotted path comes to, or the name at which it ends. */
export function pathType(
  table: Table,
  path: string,
): { readonly type: CelType } | { readonly lost: string; readonly allowed: readonly string[] } {
  let names: Table | undefined = table;
  let type: CelType | undefined;
  for (const name of path.split(".")) {
    type = names?.get(name)?.type;
    if (type === undefined) return { lost: name, allowed: [...(names?.keys() ?? [])] };
    names = type.is === "sight" ? type.table() : undefined;
  }
  return type === undefined ? { lost: path, allowed: [...table.keys()] } : { type };
}

/** What stands at a dotted path; null where a step is empty. */
export function pathValue(root: Sight, path: string): unknown {
  let value: unknown = root;
  for (const name of path.split(".")) {
    if (!(value instanceof Sight)) return null;
    value = value.get(name) ?? null;
  }
  return value;
}
