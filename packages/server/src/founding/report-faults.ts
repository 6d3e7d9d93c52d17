import { type Fault, fault, type Pack } from "@xinlian/kernel";
import type { CityFiles } from "./city-files.ts";

/** Whether `report` of `city.yaml` names something that a citizen may open. */
export function reportFaults({ city }: CityFiles, packs: readonly Pack[]): readonly Fault[] {
  if (city.report === undefined) return [];
  const allowed = packs.flatMap((pack) =>
    Object.values(pack.cases).flatMap((node) =>
      Object.values(node.actions)
        .filter(({ from, by }) => from === "new" && by.some(({ kind }) => kind === "citizen"))
        .map((action) => `${pack.name}.${node.name}.${action.name}`),
    ),
  );
  if (allowed.includes(city.report)) return [];
  const values = { value: city.report, allowed: allowed.join(", ") || "–" };
  return [fault("city-report", values, "city.yaml, report")];
}
