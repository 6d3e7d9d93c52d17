import type { Pack } from "@xinlian/kernel";
import type { CityFiles } from "./city-files.ts";

/**
 * What duties of a pack may name: the values of the choices, and the keys of the registers, by which its cases look up the unit that
 * answers. Null when it looks up by neither.
 */
export function topicsOf(
  files: CityFiles,
  packs: readonly Pack[],
  name: string,
): ReadonlySet<string> | null {
  const pack = packs.find((each) => each.name === name);
  const topics = new Set<string>();
  for (const node of Object.values(pack?.cases ?? {})) {
    for (const field of node.duty.map((each) => node.fields[each])) {
      for (const topic of valuesOf(files, pack, field)) topics.add(topic);
    }
  }
  return topics.size === 0 ? null : topics;
}

function valuesOf(
  files: CityFiles,
  pack: Pack | undefined,
  field: Pack["cases"][string]["fields"][string] | undefined,
): readonly string[] {
  const of = field?.of ?? "";
  if (field?.kind === "choice") return Object.keys(pack?.choices[of]?.values ?? {});
  if (field?.kind !== "register") return [];
  const [key] = pack?.registers[of]?.key ?? [];
  const table = files.registers.find((each) => each.pack === pack?.name && each.register === of);
  return (table?.table.rows ?? []).map((row) => row.cells[key ?? ""] ?? "");
}
