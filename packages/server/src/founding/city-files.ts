import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Fault, fault, ok, type Result, refuse } from "@xinlian/kernel";
import { parse } from "csv-parse/sync";
import { parse as parseYaml } from "yaml";
import { bad, readTable, type Table } from "./table.ts";

/** A city's folder of plain data. */
export interface CityFiles {
  readonly folder: string;
  readonly city: CityYaml;
  readonly units: UnitsYaml;
  readonly duties: DutiesYaml;
  /** Dispatch catalogues by pack: `duties/<pack>.csv`. */
  readonly catalogues: ReadonlyMap<string, Table>;
  /** Registers that come filled: `registers/<pack>/<register>.csv`, those of the demo under `demo/`. */
  readonly registers: readonly RegisterFile[];
  readonly areas: readonly Readonly<Record<string, string>>[];
  readonly notices: readonly unknown[];
  readonly leaves: readonly { readonly area: string }[];
}

export interface RegisterFile {
  readonly pack: string;
  readonly register: string;
  readonly table: Table;
  /** Invented: not for a bare city. */
  readonly demo: boolean;
}

export interface CityYaml {
  readonly code: string;
  readonly text: string;
  readonly brand: string;
  readonly office: string;
  readonly phone: string;
  readonly hours: string;
  readonly platform: string;
  /** `HH:MM` at which the statistic day ends; 24:00 for the plain day. */
  readonly statistic_day?: string;
  readonly packs: readonly string[];
  /** `pack.type.action`: what stands behind “我要反映”; left out, the first opening for citizens. */
  readonly report?: string;
  readonly settings: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface UnitsYaml {
  readonly names: Readonly<Record<string, string>>;
  readonly city: Readonly<Record<string, string>>;
  readonly county: Readonly<Record<string, string>>;
  readonly township: Readonly<Record<string, string>>;
  readonly subdistrict: Readonly<Record<string, string>>;
  /** Single units by their ids, which begin with the area's code. */
  readonly more?: Readonly<Record<string, string>>;
}

/** Pack → level → topic → the last part of a unit's id. */
export type DutiesYaml = Readonly<
  Record<string, Readonly<Partial<Record<"city" | "county", Readonly<Record<string, string>>>>>>
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
    const tables = readTables(folder);
    if (!tables.ok) return tables;
    return ok({
      folder,
      city: yaml(join(folder, "city.yaml")) as CityYaml,
      units: yaml(join(folder, "units.yaml")) as UnitsYaml,
      duties: (yaml(join(folder, "duties.yaml")) as { duties: DutiesYaml }).duties,
      ...tables.value,
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

function readTables(folder: string): Result<Pick<CityFiles, "catalogues" | "registers">> {
  const faults: Fault[] = [];
  const catalogues = new Map<string, Table>();
  const registers: RegisterFile[] = [];
  const read = (under: string, keep: (name: string, table: Table) => void) => {
    for (const file of listed(join(folder, under), ".csv")) {
      const table = readTable(join(folder, under, file), `${under}/${file}`);
      if (table.ok) keep(file.slice(0, -".csv".length), table.value);
      else faults.push(...(table.fault.parts ?? [table.fault]));
    }
  };
  read("duties", (pack, table) => catalogues.set(pack, table));
  for (const under of ["registers", "demo/registers"]) {
    for (const pack of listed(join(folder, under), "")) {
      const demo = under.startsWith("demo");
      read(`${under}/${pack}`, (register, table) =>
        registers.push({ pack, register, table, demo }),
      );
    }
  }
  return faults.length > 0 ? bad(faults) : ok({ catalogues, registers });
}

function listed(folder: string, end: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(end))
    .sort();
}

function hasArea(paper: unknown): paper is { readonly area: string } {
  return typeof paper === "object" && paper !== null && "area" in paper;
}
