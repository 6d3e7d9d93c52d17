import { createHash } from "node:crypto";
import { checkPack, decide, dueMarks, type Fault, fault, noticesToCalendar } from "@xinlian/kernel";
import type { OfficeChange } from "@xinlian/ledger";
import canonicalize from "canonicalize";
import { v7 } from "uuid";
import type { House } from "../house.ts";
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
  const packs = newPacks(house, files, refused);
  await bring(house, [...calendar, ...packs], refused);
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

function newPacks(house: House, files: CityFiles, refused: Fault[]): readonly OfficeChange[] {
  const city = house.keeper.now;
  const running = new Set([...city.packs.values()].map((pack) => pack.hash));
  return files.city.packs.flatMap((name): readonly OfficeChange[] => {
    const read = cityPackFiles(files, house.settings.packs, name);
    if (!read.ok) {
      refused.push(read.fault);
      return [];
    }
    const { files: texts, hash } = read.value;
    if (running.has(hash)) return [];
    const calendar = city.calendar(null);
    const proof = checkPack(texts, hash, { decide, dueMarks, calendar });
    if (proof.pack === undefined) {
      const why = {
        ...fault("pack-broken", { count: proof.faults.length }, name),
        parts: proof.faults,
      };
      refused.push(why);
      return [];
    }
    return [packLoaded(proof.pack, read.value)];
  });
}
