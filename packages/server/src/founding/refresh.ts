import { createHash } from "node:crypto";
import {
  checkPack,
  decide,
  dueMarks,
  type Fault,
  fault,
  noticesToCalendar,
  type Pack,
} from "@xinlian/kernel";
import type { OfficeChange } from "@xinlian/ledger";
import canonicalize from "canonicalize";
import { v7 } from "uuid";
import type { House } from "../house.ts";
import { heldRoles } from "../pack/held-roles.ts";
import { stoodOn } from "../pack/standing.ts";
import { folderNote, isNoted, type TakenOver, takenOver } from "../pack/taken-over.ts";
import type { CityFiles } from "./city-files.ts";
import { cityPackFiles, packLoaded } from "./load-packs.ts";
import { newSettings } from "./new-settings.ts";

/** What was found in the city's folders that the ledger does not have yet. */
export interface Refreshed {
  /** Packs of which a new version runs from now on, and whether a new calendar does. */
  readonly loaded: readonly string[];
  readonly calendar: boolean;
  /** How many settings of packs the city has changed. */
  readonly settings: number;
  /** New versions that did not pass, settings that do not fit: what stood goes on. */
  readonly refused: readonly Fault[];
}

/**
 * Brings new versions of packs, new holiday notices and changed settings from the folders onto the ledger. A pack that does not pass its check is named and
 * left out; cases keep the version they began with.
 */
export async function refresh(house: House, files: CityFiles): Promise<Refreshed> {
  const refused: Fault[] = [];
  const calendar = newCalendar(house, files, refused);
  const { loads: packs, taken } = await newPacks(house, files, refused);
  const note = isNoted(house.keeper.now, taken) ? [] : [folderNote(taken)];
  await bring(house, [...calendar, ...packs, ...note], refused);
  // What the city sets is measured by the packs that run from now on.
  const settings = newSettings(house, files, refused);
  await bring(house, settings, refused);
  return {
    loaded: packs.flatMap((change) => (change.kind === "pack-loaded" ? [change.pack.name] : [])),
    calendar: calendar.length > 0,
    settings: settings.length,
    refused,
  };
}

async function bring(
  house: House,
  changes: readonly OfficeChange[],
  refused: Fault[],
): Promise<void> {
  if (changes.length === 0) return;
  await house.ledger.change(
    {
      id: v7(),
      principal: { kind: "founder", id: "founder" },
      actor: "self",
      bodyHash: createHash("sha256").update(JSON.stringify(changes)).digest("hex"),
      at: house.now(),
    },
    changes,
  );
  const read = await house.keeper.reload();
  if (!read.ok) refused.push(read.fault);
}

function newCalendar(house: House, files: CityFiles, refused: Fault[]): readonly OfficeChange[] {
  const papers = { notices: files.notices, leaves: files.leaves };
  const calendar = noticesToCalendar(files.notices);
  if (!calendar.ok) {
    refused.push(calendar.fault);
    return [];
  }
  if (canonicalize(papers) === house.keeper.now.papers) return [];
  return [{ kind: "calendar-loaded", version: calendar.value.version, papers }];
}

/**
 * A folder is taken over when its files are not those that were taken over last: a version loaded since into the running city is not put
 * back by a restart over the older folder.
 */
async function newPacks(
  house: House,
  files: CityFiles,
  refused: Fault[],
): Promise<{ readonly loads: readonly OfficeChange[]; readonly taken: TakenOver }> {
  const city = house.keeper.now;
  const taken: Record<string, string> = { ...takenOver(city) };
  const loads: OfficeChange[] = [];
  const loaded: Pack[] = [];
  for (const name of files.city.packs) {
    const read = cityPackFiles(files, house.settings.packs, name);
    if (!read.ok) {
      refused.push(read.fault);
      continue;
    }
    const { files: texts, hash } = read.value;
    if (taken[name] === hash) continue;
    if (city.packs.get(name)?.hash !== hash) {
      const calendar = city.calendar(null);
      const beside = [...city.versions.values(), ...loaded];
      const proof = checkPack(texts, hash, { decide, dueMarks, calendar }, beside);
      if (proof.pack === undefined) {
        const broken = fault("pack-broken", { count: proof.faults.length }, name);
        refused.push({ ...broken, parts: proof.faults });
        continue;
      }
      const held = heldRoles(proof.pack, await stoodOn(house, name), city.versions);
      const roles = held.map(({ role }) => role);
      loaded.push(proof.pack);
      loads.push(packLoaded(proof.pack, read.value, roles));
    }
    taken[name] = hash;
  }
  return { loads, taken };
}
