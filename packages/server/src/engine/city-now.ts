import type { AreaTree, Calendar, Deputy, Directory, Layout, Pack } from "@xinlian/kernel";
import type { Segmenter } from "@xinlian/text";
import type { CityProfile, DemoProfile } from "./profile.ts";

/** The city as it stands, in memory: what every decision reads. Immutable; a change makes a new one. */
export interface CityNow {
  readonly code: string;
  readonly profile: CityProfile;
  readonly demo: DemoProfile | null;
  readonly areas: AreaTree;
  readonly directory: Directory;
  /** Who stands in for whom, also in the past. */
  readonly deputies: readonly Deputy[];
  /** Packs that new cases take, by name, in the order in which the city names them. */
  readonly packs: ReadonlyMap<string, Pack>;
  /** Which columns of a row hold which words, by pack. */
  readonly layouts: ReadonlyMap<string, Layout>;
  /** Every version that a standing case may have, by hash. */
  readonly versions: ReadonlyMap<string, Pack>;
  /** The files of each pack that runs now, by name. */
  readonly files: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly settings: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** Versions of every calendar in force: the city's and those with local leave. */
  readonly calendars: ReadonlySet<string>;
  /** The notices as loaded, as canonical JSON. */
  readonly papers: string;
  /** Cuts texts and queries into words; knows the names of areas and units. */
  readonly words: Segmenter;
  /** The city's calendar with the local leave of the area (or of one around it) laid over. */
  calendar(area: string | null): Calendar;
}

/** The version with which a case runs; a bug when it is gone, since packs are kept for good. */
export function packOf(city: CityNow, hash: string): Pack {
  const pack = city.versions.get(hash);
  if (pack === undefined) throw new Error(`pack version ${hash} is not among those kept`);
  return pack;
}
