import { createHash } from "node:crypto";
import { type Fault, fault, ok, type Pack, type Result } from "@xinlian/kernel";
import type { Appended, Change, OfficeChange } from "@xinlian/ledger";
import { packLoaded } from "../founding/load-packs.ts";
import type { House } from "../house.ts";
import { settleRows } from "../row/settle.ts";
import { folderNote, isNoted, takenOver } from "./taken-over.ts";
import { proveVersion, type Version } from "./version.ts";

/** A version that was proven, and perhaps loaded. */
export interface LoadedVersion extends Version {
  readonly dry: boolean;
  readonly loaded: boolean;
  /** Hash of the version that ran before. */
  readonly before: string | null;
}

/** In whose name it is loaded. */
export type InName = Pick<Change, "id" | "principal" | "actor" | "at">;

/**
 * Loads files as the version of a pack that new cases take from now on; standing cases stay on theirs. Nothing is loaded on a dry run, or
 * when the proof fails. Other processes of the city see it within a moment.
 */
export async function loadVersion(
  house: House,
  name: string,
  sent: Readonly<Record<string, string>>,
  dry: boolean,
  by: InName,
): Promise<Result<LoadedVersion>> {
  const proven = await proveVersion(house, name, sent);
  if (!proven.ok) return proven;
  const version = proven.value;
  const before = house.keeper.now.packs.get(name)?.hash ?? null;
  const same = before === version.files.hash;
  if (dry) return ok({ ...version, dry, loaded: same, before });
  const { pack } = version.proof;
  if (pack === undefined) return { ok: false, fault: broken(version, name) };
  if (!same) {
    const appended = await append(house, version, pack, by);
    if (appended.outcome === "mismatch") return refused("request-key-reused", { value: by.id });
    if (appended.outcome === "forbidden") return refused("request-forbidden", {});
    if (appended.outcome === "conflict") return refused("request-contended", {});
    const read = await house.keeper.reload();
    if (!read.ok) return read;
    await settleRows(house);
  }
  return ok({ ...version, dry, loaded: true, before });
}

function append(house: House, version: Version, pack: Pack, by: InName): Promise<Appended> {
  const change: OfficeChange = packLoaded(
    pack,
    version.files,
    version.held.map(({ role }) => role),
  );
  // What the folders held is noted before anything else runs, so that a restart over them knows what is new.
  const taken = takenOver(house.keeper.now);
  const note = isNoted(house.keeper.now, taken) ? [] : [folderNote(taken)];
  const bodyHash = createHash("sha256").update(`load ${version.files.hash}`).digest("hex");
  return house.ledger.change({ ...by, bodyHash }, [...note, change]);
}

function broken({ proof }: Version, name: string): Fault {
  return { ...fault("pack-broken", { count: proof.faults.length }, name), parts: proof.faults };
}

function refused(...[code, values]: Parameters<typeof fault>): Result<never> {
  return { ok: false, fault: fault(code, values) };
}
