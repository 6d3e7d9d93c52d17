import { randomBytes } from "node:crypto";
import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renameIn } from "./reference.ts";

/** Packs and cities in a folder of their own, every pack under a new name. */
export interface Renamed {
  readonly folder: string;
  readonly packs: string;
  readonly cities: string;
  /** old name → new name */
  readonly names: ReadonlyMap<string, string>;
}

/** A word that means nothing, and that no code can wait for. */
function anyName(): string {
  const letters = "abcdefghijklmnopqrstuvwxyz";
  return [...randomBytes(9)].map((byte) => letters[byte % letters.length]).join("");
}

/** @param root the folder that holds `packs` and `cities` */
export function copyRenamed(root: string): Renamed {
  const folder = mkdtempSync(join(tmpdir(), "xinlian-names-"));
  chmodSync(folder, 0o755);
  const packs = join(folder, "packs");
  const cities = join(folder, "cities");
  cpSync(join(root, "packs"), packs, { recursive: true });
  cpSync(join(root, "cities"), cities, { recursive: true });
  const old = readdirSync(packs, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const names = new Map(old.map(({ name }) => [name, anyName()]));
  for (const file of [...yamlFiles(packs), ...yamlFiles(cities)]) {
    const text = readFileSync(file, "utf8");
    const renamed = renameIn(text, names);
    if (renamed !== text) writeFileSync(file, renamed);
  }
  for (const [from, to] of names) renameSync(join(packs, from), join(packs, to));
  renameBelow(cities, names);
  return { folder, packs, cities, names };
}

/**
 * What a city keeps for a pack stands in folders and files of its name: `registers/<pack>`, `duties/<pack>.csv`. Names inside such a folder are
 * the pack's own words, and a register may be called like its pack.
 */
function renameBelow(folder: string, names: ReadonlyMap<string, string>): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const [stem = "", ...rest] = entry.name.split(".");
    const own = [names.get(stem) ?? stem, ...rest].join(".");
    if (own !== entry.name) renameSync(join(folder, entry.name), join(folder, own));
    if (entry.isDirectory() && own === entry.name) renameBelow(join(folder, own), names);
  }
}

function yamlFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => join(folder, name));
}
