import {
  type Day,
  type EntryState,
  endOfDay,
  entriesNamed,
  fieldWords,
  type Me,
  type Moment,
  mayWrite,
  type Pack,
  type RegisterNode,
  type World,
} from "@xinlian/kernel";
import { entryUses, type StoredEvent, type Viewer } from "@xinlian/ledger";
import type { EntryPage, EntryView } from "@xinlian/wire";
import { USED_MOST } from "@xinlian/wire";
import { instant, toWire } from "../case/wire-value.ts";
import type { Engine } from "../engine/engine.ts";
import { type Entries, entriesOf } from "../engine/entries.ts";
import { refusal } from "../fault/refusal.ts";
import { entriesAsOf } from "./as-of.ts";
import { entryRow } from "./entry-row.ts";
import { entryForm } from "./form-view.ts";
import { asEvent, historyOf } from "./history.ts";

/** More cases than hang on any entry. */
const ALL = 2_000_000_000;

/** A register of a running pack. */
export interface Kept {
  readonly pack: Pack;
  readonly register: RegisterNode;
}

/** @throws Refusal 404 when no pack that runs has it */
export function keptRegister(engine: Engine, pack: string, register: string): Kept {
  const found = engine.city.packs.get(pack);
  const node = found?.registers[register];
  if (found === undefined || node === undefined) throw refusal("request-not-found");
  return { pack: found, register: node };
}

/** Rows of these entries, in their order. */
export async function entryRows(
  engine: Engine,
  { pack, register }: Kept,
  ids: readonly string[],
  now: Moment,
  as?: { readonly day: string; readonly ended?: string },
): Promise<EntryPage["rows"]> {
  const standing = await entriesOf(engine.ledger, ids);
  const entries = as === undefined ? standing : await stood(engine, standing, ids, as);
  const uses = await engine.ledger.view({ kind: "engine" }, (sql) =>
    entryUses(sql, engine.city.code, ids, USED_MOST),
  );
  const world = engine.world(pack, now, new Map(), entries);
  return ids.flatMap((id) => {
    const entry = entries.get(id);
    return entry === undefined
      ? []
      : [entryRow(entry, register, world, engine.city, uses.get(id) ?? 0)];
  });
}

/** The entries as they stood at the end of a day, those that had ended left out unless asked for. */
async function stood(
  engine: Engine,
  standing: Entries,
  ids: readonly string[],
  { day, ended = "no" }: { readonly day: string; readonly ended?: string },
): Promise<Entries> {
  const end = endOfDay(day as Day, engine.city.calendar(null));
  const own = ids.flatMap((id) => standing.get(id) ?? []);
  const then = (await entriesAsOf(engine, own, end)).filter(
    (entry) => ended === "all" || entry.ended === (ended === "yes"),
  );
  const named = new Map([...standing].filter(([id]) => !ids.includes(id)));
  for (const entry of then) named.set(entry.stream, entry);
  return named;
}

/**
 * One entry with its versions, as this person may change it.
 * @throws Refusal 404 when the viewer does not see it or it is of another register
 */
export async function viewEntry(
  engine: Engine,
  kept: Kept,
  id: string,
  viewer: Viewer,
  me: Me,
  now: Moment,
): Promise<EntryView> {
  const { pack, register } = kept;
  const events = await engine.ledger.events(viewer, id);
  const entry = await seen(engine, kept, id, viewer);
  const ids = [id, ...named(events, register)];
  const world = engine.world(pack, now, new Map(), await entriesOf(engine.ledger, ids));
  const uses = await engine.ledger.view({ kind: "engine" }, (sql) =>
    entryUses(sql, engine.city.code, [id], ALL),
  );
  const mine = !entry.ended && mayWrite(register, entry, world, me);
  return {
    ...entryRow(entry, register, world, engine.city, uses.get(id) ?? 0),
    pack: pack.name,
    register: { id: register.name, words: register.text },
    views: viewsOf(entry, register, world),
    form: mine ? entryForm(register, pack, entry) : null,
    mayEnd: mine,
    entered: instant(entry.entered),
    history: historyOf(events, register, world, engine.city),
  };
}

async function seen(
  engine: Engine,
  { pack, register }: Kept,
  id: string,
  viewer: Viewer,
): Promise<EntryState> {
  const [row] = await engine.ledger.view(viewer, (sql) =>
    sql.query<{ whole: EntryState }>(
      "SELECT whole FROM ledger.entry_row WHERE city = $1 AND stream = $2 AND pack = $3 AND register = $4",
      [engine.city.code, id, pack.name, register.name],
    ),
  );
  if (row === undefined) throw refusal("request-not-found");
  return row.whole;
}

/** Entries that any version named. */
function named(events: readonly StoredEvent[], register: RegisterNode): readonly string[] {
  return events.flatMap((stored) => {
    const event = asEvent(stored);
    return event.kind === "ended" ? [] : entriesNamed(register, event.body.fields);
  });
}

function viewsOf(entry: EntryState, register: RegisterNode, world: World): EntryView["views"] {
  return Object.values(register.fields).map((field) => ({
    name: field.name,
    words: field.text,
    kind: field.kind,
    many: field.many,
    value: toWire(entry.fields[field.name], field.kind),
    display: fieldWords(field, entry.fields[field.name], world),
  }));
}
