import type { AreaTree, Duty, Unit } from "@xinlian/kernel";
import type { CityFiles } from "./city-files.ts";

/** Rows of duties: the city's departments for every place, the counties' for their own area where they have such a unit. */
export function dutiesOf(
  files: CityFiles,
  areas: AreaTree,
  units: readonly Unit[],
): readonly Duty[] {
  const known = new Set(units.map((unit) => unit.id));
  const made: Duty[] = [];
  for (const [pack, levels] of Object.entries(files.duties)) {
    for (const [topic, part] of Object.entries(levels.city)) {
      made.push(row(pack, topic, null, `${areas.root.code}-${part}`));
    }
    for (const county of areas.children(areas.root.code)) {
      for (const [topic, part] of Object.entries(levels.county)) {
        made.push(row(pack, topic, county.code, `${county.code}-${part}`));
      }
    }
  }
  for (const duty of made) {
    if (!known.has(duty.unit))
      throw new Error(`duties.yaml names the unit ${duty.unit}, which is not there`);
  }
  return made;
}

function row(pack: string, topic: string, area: string | null, unit: string): Duty {
  const named = topic === "*" ? null : topic;
  return { id: [pack, named ?? "any", area ?? "city"].join("."), pack, topic: named, area, unit };
}
