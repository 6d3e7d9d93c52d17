import type { Area, AreaTree, Unit } from "@xinlian/kernel";
import type { CityFiles } from "./city-files.ts";
import { wordsOf } from "./words.ts";

/** The units of the city, made of the rows in `units.yaml` for each division. */
export function unitsOf(files: CityFiles, areas: AreaTree): readonly Unit[] {
  const { units, city } = files;
  const made: Unit[] = rows(units.city, areas.root, areas.root.name, "").map((row) => ({
    ...row,
    level: "city",
    upper: row.id === city.platform ? null : city.platform,
  }));
  const known = new Set(made.map((unit) => unit.id));
  for (const county of areas.children(areas.root.code)) {
    const english = units.names[county.code] ?? county.name;
    for (const row of rows(units.county, county, county.name, english)) {
      const above = `${areas.root.code}-${row.id.slice(county.code.length + 1)}`;
      made.push({ ...row, level: "county", upper: known.has(above) ? above : city.platform });
    }
    for (const town of areas.children(county.code)) {
      const table = town.name.endsWith("街道") ? units.subdistrict : units.township;
      for (const row of rows(table, town, town.name, town.name)) {
        made.push({ ...row, level: "township", upper: `${county.code}-service` });
      }
    }
  }
  for (const [id, text] of Object.entries(units.more ?? {})) {
    const area = areas.get(id.split("-")[0] ?? "");
    if (area === undefined) continue;
    made.push({
      id,
      text: wordsOf(text),
      level: area.level,
      area: area.code,
      upper: city.platform,
    });
  }
  return made;
}

function rows(table: Readonly<Record<string, string>>, area: Area, zh: string, en: string) {
  return Object.entries(table).map(([part, text]) => {
    const words = wordsOf(text);
    return {
      id: `${area.code}-${part}`,
      text: { zh: words.zh.replace("{area}", zh), en: words.en.replace("{area}", en) },
      area: area.code,
    };
  });
}
