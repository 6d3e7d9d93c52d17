import type { EntryEvent, EntryState, Moment, Pack, ScoreNode, ScoreSpan } from "@xinlian/kernel";
import { evolveEntry, type Frame, frameOf } from "@xinlian/kernel";
import { type Ledger, officeStream } from "@xinlian/ledger";
import type { CityNow } from "../engine/city-now.ts";

/** A ledger and the city as it stands. */
interface Sighted {
  readonly ledger: Ledger;
  readonly city: CityNow;
}

type Settings = Readonly<Record<string, unknown>>;

/** Frames of periods that are over. A city that changes is another object, so that none outlives its reasons. */
const KNOWN = new WeakMap<CityNow, Map<string, Promise<Frame>>>();

/**
 * What the rules of a score are worth in a period. While it runs, as they stand now; once it is over, as they stood at its end (SR-12): by the
 * version of the pack and the settings of that moment.
 */
export async function frameAt(
  sighted: Sighted,
  pack: Pack,
  score: ScoreNode,
  span: ScoreSpan,
  now: Moment,
): Promise<Frame> {
  const { city } = sighted;
  if (now < span.until)
    return frameOf(score, span, { pack, settings: city.settings.get(pack.name) ?? {} });
  const known = KNOWN.get(city) ?? new Map<string, Promise<Frame>>();
  KNOWN.set(city, known);
  const key = `${pack.name} ${score.name} ${span.name}`;
  const found = known.get(key) ?? frameThen(sighted, pack, score, span);
  known.set(key, found);
  // What could not be read is asked for again.
  found.catch(() => known.delete(key));
  return found;
}

async function frameThen(
  { ledger, city }: Sighted,
  pack: Pack,
  score: ScoreNode,
  span: ScoreSpan,
): Promise<Frame> {
  const read = (type: string) =>
    ledger.events({ kind: "engine" }, officeStream(city.code, type, pack.name));
  const loads = (await read("pack")).filter(({ kind }) => kind === "pack-loaded");
  // Of a period that was over before the pack came, the first rules are the ones it was reckoned by.
  const moment = Math.max(span.until, (loads[0]?.occurredAt ?? 0) + 1);
  const load = loads.filter(({ occurredAt }) => occurredAt < moment).at(-1);
  const { hash } = (load?.body ?? {}) as { readonly hash?: string };
  const then = city.versions.get(hash ?? "") ?? pack;
  const settings: Record<string, unknown> = {};
  for (const { occurredAt, body } of await read("setting")) {
    const { name, value } = body as { readonly name: string; readonly value: unknown };
    if (occurredAt < moment) settings[name] = value;
  }
  const node = then.scores[score.name];
  const ground: { pack: Pack; settings: Settings } =
    node === undefined
      ? { pack, settings: city.settings.get(pack.name) ?? {} }
      : { pack: then, settings };
  return frameOf(node ?? score, span, ground);
}

/** Entries as they stood when a period ended (SR-12); who came later, as he was first entered. */
export async function stoodAt(
  ledger: Ledger,
  entries: readonly EntryState[],
  until: Moment,
): Promise<ReadonlyMap<string, EntryState>> {
  const then = new Map<string, EntryState>();
  for (const entry of entries) {
    if (entry.changed < until || entry.seq === 1) then.set(entry.stream, entry);
    else then.set(entry.stream, await stood(ledger, entry, until));
  }
  return then;
}

async function stood(ledger: Ledger, entry: EntryState, until: Moment): Promise<EntryState> {
  const events = (await ledger.events(
    { kind: "engine" },
    entry.stream,
  )) as unknown as readonly EntryEvent[];
  const before = events.filter(({ occurredAt }) => occurredAt < until);
  const told = before.length > 0 ? before : events.slice(0, 1);
  return told.reduce<EntryState | null>(evolveEntry, null) ?? entry;
}
