import type { OfficeChange } from "@xinlian/ledger";
import type { CityNow } from "../engine/city-now.ts";

/** Name of the city's own note of which version each folder held when it was last taken over. */
const FOLDERS = "folders";

/** Hash of a pack's folder by its name. */
export type TakenOver = Readonly<Record<string, string>>;

/** What the folders held when they were last taken over; a city that has no note of it took over what runs. */
export function takenOver({ settings, packs }: CityNow): TakenOver {
  const running = Object.fromEntries([...packs].map(([name, { hash }]) => [name, hash]));
  return { ...running, ...(settings.get("*")?.[FOLDERS] as TakenOver | undefined) };
}

/** Whether a note of it stands on the ledger. */
export function isNoted({ settings }: CityNow, taken: TakenOver): boolean {
  const noted = (settings.get("*")?.[FOLDERS] ?? {}) as TakenOver;
  const names = Object.keys(taken);
  return names.length === Object.keys(noted).length && names.every((n) => noted[n] === taken[n]);
}

export function folderNote(taken: TakenOver): OfficeChange {
  return { kind: "setting-set", pack: "*", name: FOLDERS, value: taken };
}
