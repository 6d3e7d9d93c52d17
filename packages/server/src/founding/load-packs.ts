import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  type Fault,
  fault,
  loadPack,
  ok,
  type Pack,
  type Result,
  type RoleNode,
} from "@xinlian/kernel";
import type { OfficeChange } from "@xinlian/ledger";
import { layOver } from "../pack/overlay.ts";
import { type PackFiles, packHash, readPackFiles } from "../pack/pack-files.ts";
import { writersOf } from "../register/writers.ts";
import type { CityFiles } from "./city-files.ts";

export interface LoadedPacks {
  readonly packs: readonly Pack[];
  readonly changes: readonly OfficeChange[];
}

/** The packs that a city runs, each with what the city lays over it. */
export function loadPacks(files: CityFiles, folder: string): Result<LoadedPacks> {
  const changes: OfficeChange[] = [];
  const packs: Pack[] = [];
  const parts: Fault[] = [];
  for (const name of files.city.packs) {
    const read = cityPackFiles(files, folder, name);
    if (!read.ok) return read;
    const pack = loadPack(read.value.files, read.value.hash, packs);
    if (!pack.ok) {
      parts.push(pack.fault);
      continue;
    }
    packs.push(pack.value);
    changes.push(packLoaded(pack.value, read.value));
  }
  if (parts.length === 0) return ok({ packs, changes });
  return { ok: false, fault: { ...fault("setting-city-data", { why: "packs" }), parts } };
}

/** A pack's files as this city has them: the pack's own, with `packs/<pack>` of the city's folder laid over. */
export function cityPackFiles(
  { folder: city }: Pick<CityFiles, "folder">,
  folder: string,
  name: string,
): Result<PackFiles> {
  const own = readPackFiles(join(folder, name));
  const over = join(city, "packs", name);
  if (!own.ok || !existsSync(over)) return own;
  const parts = readPackFiles(over);
  if (!parts.ok) return parts;
  const laid = layOver(own.value.files, parts.value.files);
  return laid.ok ? ok({ files: laid.value, hash: packHash(laid.value) }) : laid;
}

/**
 * The event by which a version of a pack begins to run.
 * @param held roles of older versions that cases still need
 */
export function packLoaded(
  pack: Pack,
  { files, hash }: PackFiles,
  held: readonly RoleNode[] = [],
): OfficeChange {
  const roles = [...Object.values(pack.roles), ...held].map((role) => ({
    role: role.name,
    sees: role.sees,
  }));
  const { name } = pack;
  return { kind: "pack-loaded", pack: { name, hash, files, roles, writers: writersOf(pack) } };
}
