import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  checkPack,
  decide,
  dueMarks,
  type Fault,
  fault,
  ok,
  type Pack,
  type Proof,
  type Result,
  spoken,
  startsFrom,
  unfitFor,
} from "@xinlian/kernel";
import type { House } from "../house.ts";
import { type HeldRole, heldRoles } from "./held-roles.ts";
import { layOver } from "./overlay.ts";
import { type PackFiles, packHash, readPackFiles } from "./pack-files.ts";
import { sentFiles } from "./sent-files.ts";
import { type StoodOn, stoodOn } from "./standing.ts";

/** A version of a pack, proven, with what should be known before it runs. */
export interface Version {
  readonly files: PackFiles;
  readonly proof: Proof;
  readonly stood: readonly StoodOn[];
  readonly held: readonly HeldRole[];
  /** It may load all the same. */
  readonly notes: readonly Fault[];
}

type Sent = Readonly<Record<string, string>>;

/** Proves files as a version of the pack `name`, with what the city lays over it; loads nothing. */
export async function proveVersion(
  house: House,
  name: string,
  sent: Sent,
): Promise<Result<Version>> {
  const own = sentFiles(sent);
  if (!own.ok) return own;
  const files = withCityParts(house, name, own.value);
  if (!files.ok) return files;
  const city = house.keeper.now;
  const { hash } = files.value;
  const calendar = city.calendar(null);
  const beside = [...city.versions.values()];
  const proof = checkPack(files.value.files, hash, { decide, dueMarks, calendar }, beside);
  if (proof.name !== "" && proof.name !== name) {
    return {
      ok: false,
      fault: fault("pack-version-name", { name: proof.name, asked: name }, "pack.yaml:1"),
    };
  }
  const stood = await stoodOn(house, name);
  const held = proof.pack === undefined ? [] : heldRoles(proof.pack, stood, city.versions);
  const notes = proof.pack === undefined ? [] : notesOf(house, proof.pack, stood, held);
  return ok({ files: files.value, proof, stood, held, notes });
}

/** The files with the parts of the city's folder laid over, as at a start. */
function withCityParts(house: House, name: string, own: Sent): Result<PackFiles> {
  const { cities, city } = house.settings;
  const over = join(cities, city, "packs", name);
  if (!existsSync(over)) return ok({ files: own, hash: packHash(own) });
  const parts = readPackFiles(over);
  if (!parts.ok) return parts;
  const laid = layOver(own, parts.value.files);
  return laid.ok ? ok({ files: laid.value, hash: packHash(laid.value) }) : laid;
}

/** Open cases that cannot come along, roles that go on for them, roles that nobody has yet. */
function notesOf(
  house: House,
  pack: Pack,
  stood: readonly StoodOn[],
  held: readonly HeldRole[],
): readonly Fault[] {
  const { versions, directory } = house.keeper.now;
  const moves = Object.values(pack.moves);
  const unfit = stood.flatMap(({ hash, standing }) => {
    const older = versions.get(hash);
    if (older === undefined || hash === pack.hash) return [];
    const move = moves.find((each) => startsFrom(each, older));
    return unfitFor(older, pack, move, standing);
  });
  const roles = held.map(({ role, open }) =>
    fault("pack-version-role-held", { ...spoken("role", role.text), count: open }),
  );
  const empty = Object.values(pack.roles)
    .filter((role) => directory.holders(pack.name, role.name, null).length === 0)
    .map((role) => fault("pack-version-role-empty", spoken("role", role.text), placeOf(role.mark)));
  return [...unfit, ...roles, ...empty];
}

function placeOf(mark: { readonly file: string; readonly line: number } | undefined) {
  return mark === undefined ? undefined : `${mark.file}:${mark.line}`;
}
