import type { FieldValues, Place } from "../field/value.ts";
import type { CaseNode } from "../pack/node.ts";
import type { CaseState } from "./state.ts";
import type { World } from "./world.ts";

/**
 * The area that scopes a case (CS-7): of its first place or area field that has a value; else its parent's; else
 * that of the lead unit; else the city.
 */
export function areaOf(
  fields: FieldValues,
  lead: string | null,
  parent: Pick<CaseState, "area"> | undefined,
  node: CaseNode,
  world: World,
): string {
  for (const field of Object.values(node.fields)) {
    const value = fields[field.name];
    if (value === undefined || value === null) continue;
    if (field.kind === "place") return (value as Place).area;
    if (field.kind === "area" && typeof value === "string") return value;
  }
  if (parent !== undefined) return parent.area;
  const unit = lead === null ? undefined : world.directory.unit(lead);
  return unit?.area ?? world.city;
}
