import { createHash } from "node:crypto";
import { join } from "node:path";
import { checkPack, decide, dueMarks, type Fault, fault, noticesToCalendar } from "@xinlian/kernel";
import type { OfficeChange } from "@xinlian/ledger";
import canonicalize from "canonicalize";
import { v7 } from "uuid";
import type { House } from "../house.ts";
import { readPackFiles } from "../pack/pack-files.ts";
import type { CityFiles } from "./city-files.ts";

/** What was found in the city's folders that the ledger does not have yet. */
export interface Refreshed {
  /** Packs of which a new version runs from now on, and whether a new calendar does. */
  readonly loaded: readonly string[];
  readonly calendar: boolean;
  /** New versions that did not pass: the old ones keep running. */
  readonly refused: readonly Fault[];
}

/**
 * Brings new versions of packs and new holiday notices from the folders onto the ledger. A pack that does not pass its check is named and
 * left out; cases keep the version they began with.
 */
export async function refresh(house: House, files: CityFiles): Promise<Refreshed> {
  const refused: Fault[] = [];
  const calendar = newCalendar(house, files, refused);
  const packs = newPacks(house, files, refused);
  const changes = [...calendar, ...packs];
  if (changes.length > 0) {
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
  return {
    loaded: packs.flatMap((change) => (change.kind === "pack-loaded" ? [change.pack.name] : [])),
    calendar: calendar.length > 0,
    refused,
  };
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
    const read = readPackFiles(join(house.settings.packs, name));
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
    const roles = Object.values(proof.pack.roles).map((role) => ({
      role: role.name,
      sees: role.sees,
    }));
    return [{ kind: "pack-loaded", pack: { name: proof.pack.name, hash, files: texts, roles } }];
  });
}
