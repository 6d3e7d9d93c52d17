import type { FieldValues, Place } from "../field/value.ts";
import type { CaseNode } from "../pack/node.ts";
import { findPoint } from "../score/find.ts";
import type { CaseState } from "./state.ts";
import type { World } from "./world.ts";

/**
 * The area that scopes a case (CS-7): of its first place or area field that has a value; else its parent's; else that of the first
 * entry it names that lies somewhere; else that of the lead unit; else the city.
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
  const named = namedArea(fields, node, world);
  if (named !== undefined) return named;
  const unit = lead === null ? undefined : world.directory.unit(lead);
  return unit?.area ?? world.city;
}

/** The area of the first entry that a field names whose register says where its entries lie; of a point, of whoever has it. */
function namedArea(fields: FieldValues, node: CaseNode, world: World): string | undefined {
  for (const { name, kind } of Object.values(node.fields)) {
    const value = fields[name];
    if (typeof value !== "string") continue;
    if (kind === "point") return pointArea(value, world);
    const area = kind === "register" ? entryArea(value, world) : undefined;
    if (area !== undefined) return area;
  }
  return undefined;
}

function entryArea(id: string, { entries, pack }: World): string | undefined {
  const entry = entries?.get(id);
  const fields = Object.values(pack.registers[entry?.register ?? ""]?.fields ?? {});
  const says = fields.some(
    ({ name, kind }) => (kind === "place" || kind === "area") && entry?.fields[name] !== undefined,
  );
  return says ? entry?.area : undefined;
}

function pointArea(id: string, world: World): string | undefined {
  const to = findPoint(id, world)?.to ?? "";
  return entryArea(to, world) ?? world.directory.unit(to)?.area;
}
