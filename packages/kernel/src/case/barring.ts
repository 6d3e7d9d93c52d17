import type { FieldValue } from "../field/value.ts";
import type { CaseNode } from "../pack/node.ts";
import type { CaseState } from "./state.ts";
import type { World } from "./world.ts";

/** The role whose holder heads a unit: he may not touch a case against his unit. */
const HEAD = "head";

/**
 * Who may neither see nor act, by the fields the pack names in `bar`: the people named, and the heads of the units
 * named; the units themselves may not be given the case (CS-6; nobody handles a case against themselves).
 */
export function barring(
  fields: CaseState["fields"],
  node: CaseNode,
  world: World,
): CaseState["barred"] {
  const people = new Set<string>();
  const units = new Set<string>();
  for (const name of node.bar) {
    for (const id of listed(fields[name])) {
      if (node.fields[name]?.kind === "person") people.add(id);
      else {
        units.add(id);
        for (const head of world.directory.holders(world.pack.name, HEAD, id)) people.add(head.id);
      }
    }
  }
  return { people: [...people].sort(), units: [...units].sort() };
}

function listed(value: FieldValue | undefined): readonly string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
