import {
  buildAreaTree,
  buildDirectory,
  type Fault,
  fault,
  layoutOf,
  loadPack,
  ok,
  type Pack,
  type Result,
  refuse,
} from "@xinlian/kernel";
import type { Frame, OpenLedger } from "@xinlian/ledger";
import { dictionary, type Segmenter, segmenter } from "@xinlian/text";
import canonicalize from "canonicalize";
import { type CalendarPapers, calendars } from "./calendars.ts";
import type { CityNow } from "./city-now.ts";
import type { CityProfile, DemoProfile } from "./profile.ts";

/** Compiled packs and the dictionary outlive a reload: packs by hash, words by the names they were made of. */
export class LoadedBefore {
  readonly packs = new Map<string, Pack>();
  words: { readonly of: string; readonly segmenter: Segmenter } | null = null;
}

/** Reads the whole frame of the city from the ledger's projections; null when the city is not founded yet. */
export async function loadCity(
  ledger: OpenLedger,
  before: LoadedBefore,
): Promise<Result<CityNow | null>> {
  const frame = await ledger.frame();
  const settings = settingsOf(frame);
  const profile = settings.get("*")?.city as CityProfile | undefined;
  if (profile === undefined) return ok(null);
  const areas = buildAreaTree(frame.areas);
  if (!areas.ok) return areas;
  const directory = buildDirectory(frame, areas.value);
  if (!directory.ok) return directory;
  if (frame.calendar === null) return refuse("setting-city-data", { why: "no calendar" });
  const calendar = calendars(frame.calendar.papers as CalendarPapers, () => areas.value);
  if (!calendar.ok) return calendar;
  const versions = compileAll(frame.packs, before);
  if (!versions.ok) return versions;
  const running = inOrder(
    frame.packs.filter((row) => row.now),
    profile.packs ?? [],
  );
  const packs = new Map(running.flatMap(({ hash }) => named(versions.value.get(hash))));
  const placed = new Map((await ledger.slots.layouts()).map((each) => [each.pack, each.layout]));
  return ok({
    code: ledger.city,
    profile,
    demo: (settings.get("*")?.demo as DemoProfile | undefined) ?? null,
    areas: areas.value,
    directory: directory.value,
    deputies: frame.deputies,
    packs,
    layouts: new Map([...packs].map(([name, pack]) => [name, layoutOf(pack, placed.get(name))])),
    versions: versions.value,
    files: new Map(running.map((row) => [row.name, row.files])),
    settings,
    words: wordsOf(
      [...frame.areas, ...frame.units.map((unit) => ({ name: unit.text.zh }))],
      before,
    ),
    calendars: calendar.value.versions,
    papers: canonicalize(frame.calendar.papers) ?? "",
    calendar: calendar.value.of,
  });
}

type PackRow = Frame["packs"][number];

/** As the city names them; what it does not name comes behind, by name. */
function inOrder(rows: readonly PackRow[], names: readonly string[]): readonly PackRow[] {
  const at = ({ name }: PackRow) => (names.includes(name) ? names.indexOf(name) : names.length);
  return [...rows].sort((a, b) => at(a) - at(b));
}

function settingsOf(frame: Frame): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const settings = new Map<string, Record<string, unknown>>();
  for (const row of frame.settings) {
    const own = settings.get(row.pack) ?? {};
    own[row.name] = row.value;
    settings.set(row.pack, own);
  }
  return settings;
}

function compileAll(
  rows: readonly PackRow[],
  before: LoadedBefore,
): Result<ReadonlyMap<string, Pack>> {
  const parts: Fault[] = [];
  for (const row of rows) {
    if (before.packs.has(row.hash)) continue;
    const loaded = loadPack(row.files, row.hash);
    if (loaded.ok) before.packs.set(row.hash, loaded.value);
    else parts.push(loaded.fault);
  }
  if (parts.length === 0) return ok(before.packs);
  return { ok: false, fault: { ...fault("setting-city-data", { why: "packs" }), parts } };
}

function named(pack: Pack | undefined): readonly (readonly [string, Pack])[] {
  return pack === undefined ? [] : [[pack.name, pack]];
}

/** Made when the first text is cut: the dictionary costs a third of a second, which the first page need not wait for. */
function wordsOf(names: readonly { readonly name: string }[], before: LoadedBefore): Segmenter {
  const all = [...new Set(names.map((each) => each.name))].sort();
  const of = all.join(" ");
  const made = (): Segmenter => {
    if (before.words?.of !== of) before.words = { of, segmenter: segmenter(dictionary(all)) };
    return before.words.segmenter;
  };
  return {
    segment: (text) => made().segment(text),
    searchWords: (query) => made().searchWords(query),
    cut: (text) => made().cut(text),
    plan: (query) => made().plan(query),
  };
}
