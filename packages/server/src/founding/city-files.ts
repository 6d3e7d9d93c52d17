import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fault, ok, type Result, refuse } from "@xinlian/kernel";
import { parse } from "csv-parse/sync";
import { parse as parseYaml } from "yaml";

/** A city's folder of plain data. */
export interface CityFiles {
  readonly folder: string;
  readonly city: CityYaml;
  readonly units: UnitsYaml;
  readonly duties: DutiesYaml;
  readonly areas: readonly Readonly<Record<string, string>>[];
  readonly notices: readonly unknown[];
  readonly leaves: readonly { readonly area: string }[];
}

export interface CityYaml {
  readonly code: string;
  readonly text: string;
  readonly brand: string;
  readonly office: string;
  readonly phone: string;
  readonly hours: string;
  readonly platform: string;
  readonly packs: readonly string[];
  readonly settings: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface UnitsYaml {
  readonly names: Readonly<Record<string, string>>;
  readonly city: Readonly<Record<string, string>>;
  readonly county: Readonly<Record<string, string>>;
  readonly township: Readonly<Record<string, string>>;
  readonly subdistrict: Readonly<Record<string, string>>;
}

/** Pack → level → topic → the last part of a unit's id. */
export type DutiesYaml = Readonly<
  Record<string, Readonly<Record<"city" | "county", Readonly<Record<string, string>>>>>
>;

/** Reads `cities/<name>`; what is missing or unreadable is named. */
export function readCityFiles(cities: string, name: string): Result<CityFiles> {
  const folder = join(cities, name);
  try {
    const known = readdirSync(cities, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    if (!known.includes(name)) {
      return refuse("setting-city-unknown", {
        folder: cities,
        city: name,
        allowed: known.join(", "),
      });
    }
    const calendars = join(folder, "calendar");
    const papers = readdirSync(calendars)
      .filter((file) => file.endsWith(".yaml"))
      .sort()
      .map((file) => yaml(join(calendars, file)));
    return ok({
      folder,
      city: yaml(join(folder, "city.yaml")) as CityYaml,
      units: yaml(join(folder, "units.yaml")) as UnitsYaml,
      duties: (yaml(join(folder, "duties.yaml")) as { duties: DutiesYaml }).duties,
      areas: parse(readFileSync(join(folder, "areas.csv"), "utf8"), {
        columns: true,
        bom: true,
        skip_empty_lines: true,
      }) as Record<string, string>[],
      notices: papers.filter((paper) => !hasArea(paper)),
      leaves: papers.filter(hasArea),
    });
  } catch (error) {
    const { path = folder, message } = error as Error & { path?: string };
    return { ok: false, fault: fault("setting-file", { file: path, why: message }) };
  }
}

/** A file of the city's folder, as plain data. */
export function yaml(file: string): unknown {
  return parseYaml(readFileSync(file, "utf8"));
}

function hasArea(paper: unknown): paper is { readonly area: string } {
  return typeof paper === "object" && paper !== null && "area" in paper;
}
