import type { Fault } from "@xinlian/kernel";
import type { OfficeChange } from "@xinlian/ledger";
import canonicalize from "canonicalize";
import type { House } from "../house.ts";
import { settingFaults } from "../pack/own-settings.ts";
import type { CityFiles } from "./city-files.ts";

/**
 * What the city's file sets differently than the ledger has it: each an event, and `null` where it sets nothing any more, so that the
 * pack's own value counts again. One mistake in the file and all stays as it is.
 */
export function newSettings(
  house: House,
  files: CityFiles,
  refused: Fault[],
): readonly OfficeChange[] {
  const { packs, settings } = house.keeper.now;
  const own = files.city.settings ?? {};
  const faults = settingFaults(files.folder, own, [...packs.values()]);
  if (faults.length > 0) {
    refused.push(...faults);
    return [];
  }
  return [...packs.keys()].flatMap((pack) => {
    const wanted = own[pack] ?? {};
    const stands = settings.get(pack) ?? {};
    return [...new Set([...Object.keys(stands), ...Object.keys(wanted)])].flatMap((name) => {
      const value = wanted[name] ?? null;
      if (canonicalize(value) === canonicalize(stands[name] ?? null)) return [];
      return [{ kind: "setting-set" as const, pack, name, value }];
    });
  });
}
