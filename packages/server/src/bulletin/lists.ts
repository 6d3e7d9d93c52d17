import {
  type BulletinListNode,
  type CaseNode,
  type CaseState,
  type EntryState,
  isPublic,
  type Moment,
  type Pack,
  type PaperTable,
  scopeOf,
  type Words,
} from "@xinlian/kernel";
import { mask } from "@xinlian/text";
import { columnsOf } from "../case/column-view.ts";
import type { Engine } from "../engine/engine.ts";
import { entriesFor } from "../engine/entries.ts";
import { inSight } from "../engine/sight.ts";
import { groupsOf } from "./groups.ts";
import { headWords } from "./head-words.ts";

const PAGE = 500;
const SECRET: Words = { zh: "（保密）", en: "(confidential)" };

interface Found {
  readonly state: CaseState;
  readonly confidential: boolean;
  readonly sort: unknown;
}

/** Which cases a list is of. */
export interface Listed {
  /** Those that hang on this entry, open and ended; left out, those that are open. */
  readonly entry: EntryState | undefined;
  /** Only those that everybody may see (BU-13). */
  readonly open: boolean;
}

/** The cases of a list as they stand now: all counted, the first of them shown. Read in the engine's eyes. */
export async function listOf(
  engine: Engine,
  pack: Pack,
  list: BulletinListNode,
  now: Moment,
  listed: Listed,
): Promise<PaperTable> {
  const node = pack.cases[list.from];
  if (node === undefined) throw new Error(`pack ${pack.name} has no case type ${list.from}`);
  const found = await matching(engine, pack, node, list, now, listed);
  const down = list.sort?.down === true ? -1 : 1;
  found.sort((a, b) => order(a.sort, b.sort, down) || (a.state.stream < b.state.stream ? -1 : 1));
  const rows = [];
  for (const each of found.slice(0, list.top)) {
    rows.push(await rowOf(each, list, node, engine, pack, now));
  }
  return {
    list: list.name,
    text: list.text,
    heads: list.show.map((path) => ({ path, words: headWords(path, node) })),
    rows,
    count: found.length,
    groups:
      list.split === undefined
        ? null
        : groupsOf(
            found.map(({ state }) => state),
            list.split,
            engine.city,
          ),
  };
}

async function matching(
  engine: Engine,
  pack: Pack,
  node: CaseNode,
  list: BulletinListNode,
  now: Moment,
  { entry, open: shownToAll }: Listed,
): Promise<Found[]> {
  const { city, ledger } = engine;
  const open = await ledger.view({ kind: "engine" }, (sql) =>
    entry === undefined
      ? sql.query<{ stream: string }>(
          "SELECT stream FROM ledger.case_row WHERE city = $1 AND pack = $2 AND type = $3 AND NOT ended",
          [city.code, pack.name, list.from],
        )
      : sql.query<{ stream: string }>(
          `SELECT c.stream FROM ledger.case_entry e
             JOIN ledger.case_row c ON c.city = e.city AND c.stream = e.stream
            WHERE e.city = $1 AND e.entry = $2 AND c.pack = $3 AND c.type = $4`,
          [city.code, entry.stream, pack.name, list.from],
        ),
  );
  const found: Found[] = [];
  for (let at = 0; at < open.length; at += PAGE) {
    const streams = open.slice(at, at + PAGE).map(({ stream }) => stream);
    const rows = await ledger.view({ kind: "engine" }, (sql) =>
      sql.query<{ whole: CaseState; confidential: boolean }>(
        "SELECT whole, confidential FROM ledger.case_row WHERE city = $1 AND stream = ANY ($2)",
        [city.code, streams],
      ),
    );
    const entries = await entriesFor(
      ledger,
      pack,
      rows.map(({ whole }) => whole),
    );
    const world = engine.world(pack, now, new Map(), entries);
    for (const { whole: state, confidential } of rows) {
      if (shownToAll && !isPublic(state, node, world)) continue;
      const scope = scopeOf("case", { state, node, world, me: null });
      if (list.where !== undefined && list.where.evaluate(scope) !== true) continue;
      found.push({ state, confidential, sort: list.sort?.by.evaluate(scope) ?? null });
    }
  }
  return found;
}

async function rowOf(
  { state, confidential }: Found,
  { from, show }: BulletinListNode,
  node: CaseNode,
  engine: Engine,
  pack: Pack,
  now: Moment,
): Promise<PaperTable["rows"][number]> {
  const cases = await inSight(engine.ledger, pack, { start: [state.stream], type: null, form: {} });
  const desk = { of: from, columns: show } as Parameters<typeof columnsOf>[0];
  const entries = await entriesFor(engine.ledger, pack, cases.values());
  const world = engine.world(pack, now, cases, entries);
  const columned = { state, node, world, city: engine.city, cases };
  const columns = columnsOf(desk, columned);
  const cells = show.map((path): Words => {
    const field = node.fields[path];
    const words = columns[path]?.words ?? { zh: "–", en: "–" };
    if (field?.kind !== "text" && field?.kind !== "place") return words;
    return confidential ? SECRET : masked(words);
  });
  return { stream: state.stream, cells };
}

/** What people typed leaves the house without names and numbers of persons. */
function masked({ zh, en }: Words): Words {
  return { zh: mask(zh), en: mask(en) };
}

/** Null last whichever way; numbers and texts each among themselves. */
function order(a: unknown, b: unknown, down: 1 | -1): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === "number" && typeof b === "number") return (a - b) * down;
  const [x, y] = [String(a), String(b)];
  return x === y ? 0 : (x < y ? -1 : 1) * down;
}
