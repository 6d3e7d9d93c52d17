import { type AreaTree, type Duty, type Fault, fault, type Unit } from "@xinlian/kernel";
import { catalogueDuties, row } from "./catalogue.ts";
import type { CityFiles } from "./city-files.ts";
import { nearest } from "./nearest.ts";

export interface Drawn {
  readonly duties: readonly Duty[];
  readonly faults: readonly Fault[];
}

/**
 * Duties of every pack: the rows of `duties.yaml`, and of a catalogue where the pack has one. The city's departments answer for every
 * place, the counties' and townships' for their own.
 * @param topics what duties of a pack may name; null = anything
 */
export function dutiesOf(
  files: CityFiles,
  areas: AreaTree,
  units: readonly Unit[],
  topics: (pack: string) => ReadonlySet<string> | null,
): Drawn {
  const known = new Set(units.map((unit) => unit.id));
  const drawn: Drawn[] = Object.entries(files.duties).map(([pack, levels]) =>
    listed(pack, levels, areas, known),
  );
  for (const [pack, table] of files.catalogues) {
    // A pack that does not run here has no duties.
    if (!files.city.packs.includes(pack)) continue;
    drawn.push(catalogueDuties(table, { pack, areas, units: known, topics: topics(pack) }));
  }
  return {
    duties: drawn.flatMap((each) => each.duties),
    faults: drawn.flatMap((each) => each.faults),
  };
}

function listed(
  pack: string,
  levels: CityFiles["duties"][string],
  areas: AreaTree,
  known: ReadonlySet<string>,
): Drawn {
  const duties: Duty[] = [];
  const faults: Fault[] = [];
  const add = (level: string, topic: string, area: string | null, unit: string) => {
    if (known.has(unit)) duties.push(row(pack, topic, area, unit));
    else {
      const place = `duties.yaml, ${pack}.${level}.${topic}`;
      faults.push(fault("city-unit", { value: unit, allowed: nearest(unit, known) }, place));
    }
  };
  for (const [topic, part] of Object.entries(levels.city ?? {})) {
    add("city", topic, null, `${areas.root.code}-${part}`);
  }
  for (const county of areas.children(areas.root.code)) {
    for (const [topic, part] of Object.entries(levels.county ?? {})) {
      add("county", topic, county.code, `${county.code}-${part}`);
    }
  }
  return { duties, faults };
}
