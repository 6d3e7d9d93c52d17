import { deskRowsOf, type Pack, type RowPath } from "@xinlian/kernel";
import { refusal } from "../fault/refusal.ts";

/** A field that has to hold a value. */
export interface ByField {
  readonly at: RowPath;
  readonly value: string;
}

/** Fields by which the lists of a case type may be narrowed: those that one of its desks offers. */
export function listable(pack: Pack, type: string): ReadonlyMap<string, RowPath> {
  const desks = Object.values(pack.desks).filter((desk) => desk.of === type);
  const paths = desks.flatMap((desk) => deskRowsOf(pack).get(desk.name)?.filter ?? []);
  return new Map(paths.map((path) => [path.path, path]));
}

/** @throws Refusal that says which fields may be asked for */
export function fieldCondition(
  name: string,
  value: string,
  pack: Pack | null,
  type: string | null,
): ByField {
  const fields = pack === null || type === null ? new Map() : listable(pack, type);
  const at = fields.get(name);
  if (at === undefined) {
    const allowed = [...fields.keys()].map((each) => `field.${each}`).join(", ") || "–";
    throw refusal("request-choice", { field: `field.${name}`, value, allowed }, `field.${name}`);
  }
  return { at, value };
}
