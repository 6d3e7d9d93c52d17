import type { CaseState, EntryState, Me, Moment } from "@xinlian/kernel";
import type { Sql, Viewer } from "@xinlian/ledger";
import type { OwedPage } from "@xinlian/wire";
import type { Engine } from "../engine/engine.ts";
import { listEntries } from "../register/list.ts";
import { type Begun, begun, type CadenceKept, debtsOf, worldOfEntries } from "./debts.ts";
import { owedRow } from "./owed-row.ts";

/** Entries looked through for one page; past them the page ends, with a cursor. */
const MOST_PAGES = 10;
/** Entries that name one person and are looked through. */
const MOST_MINE = 2_000;

/** Every cadence of the packs in which somebody holds a post. */
export function cadencesOf(engine: Engine, packs: ReadonlySet<string>): readonly CadenceKept[] {
  return [...engine.city.packs.values()]
    .filter(({ name }) => packs.has(name))
    .flatMap((pack) =>
      Object.values(pack.registers).flatMap((register) =>
        Object.values(register.cadences).map((cadence) => ({ pack, register, cadence })),
      ),
    );
}

/** What names this person, of every cadence, soonest due first. */
export async function mineOwed(
  engine: Engine,
  cadences: readonly CadenceKept[],
  me: Me,
  viewer: Viewer,
  now: Moment,
): Promise<OwedPage["rows"]> {
  const named = await engine.ledger.view(viewer, (sql) => namedBy(sql, engine, me.person ?? ""));
  const rows: OwedPage["rows"] = [];
  for (const kept of cadences) {
    const { pack, register } = kept;
    const own = named.filter((each) => each.pack === pack.name && each.register === register.name);
    if (own.length === 0) continue;
    const world = await worldOfEntries(
      engine,
      kept,
      own.map(({ stream }) => stream),
      now,
    );
    const debts = await debtsOf(engine, kept, own, world);
    const mine = begun(debts, kept, world, engine.city.code).filter((each) =>
      names(each.state, me),
    );
    rows.push(...mine.map((each) => owedRow(each, kept, world, engine.city, me)));
  }
  return rows.sort((a, b) => order(a).localeCompare(order(b), "zh"));
}

function order({ due, area, entry }: OwedPage["rows"][number]): string {
  return `${due} ${area.code} ${entry.key ?? entry.title.zh}`;
}

/** Entries that stand and name a person. */
async function namedBy(sql: Sql, engine: Engine, person: string): Promise<readonly EntryState[]> {
  const rows = await sql.query<{ whole: EntryState }>(
    `SELECT e.whole FROM ledger.entry_person p
      CROSS JOIN LATERAL (SELECT r.whole FROM ledger.entry_row r
                           WHERE r.city = $1 AND r.stream = p.entry OFFSET 0) e
      WHERE p.city = $1 AND p.person = $2 ORDER BY p.pack, p.register, p.entry LIMIT ${MOST_MINE}`,
    [engine.city.code, person],
  );
  return rows.map(({ whole }) => whole);
}

function names({ fields }: CaseState, { person }: Me): boolean {
  return Object.values(fields).some(
    (value) => value === person || (Array.isArray(value) && value.includes(person)),
  );
}

/** What is owed in an area by one cadence, in the order of the register: its entries are walked over in pages. */
export async function areaOwed(
  engine: Engine,
  kept: CadenceKept,
  viewer: Viewer,
  me: Me,
  asked: { readonly area?: string; readonly after?: string; readonly limit: number },
  now: Moment,
): Promise<OwedPage> {
  const rows: OwedPage["rows"] = [];
  let after = asked.after;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const walked = await walk(engine, kept, viewer, { ...asked, ...(after && { after }) });
    const world = await worldOfEntries(
      engine,
      kept,
      walked.entries.map((e) => e.stream),
      now,
    );
    const debts = await debtsOf(engine, kept, walked.entries, world);
    const all: readonly Begun[] = begun(debts, kept, world, engine.city.code);
    rows.push(...all.map((each) => owedRow(each, kept, world, engine.city, me)));
    if (walked.next === null) return { rows, next: null };
    after = walked.next;
    if (rows.length * 2 >= asked.limit) break;
  }
  return { rows, next: after ?? null };
}

/** A page of a register's entries that stand, whole. */
export async function walk(
  engine: Engine,
  { pack, register }: CadenceKept,
  viewer: Viewer,
  asked: { readonly area?: string; readonly after?: string; readonly limit: number },
): Promise<{ readonly entries: readonly EntryState[]; readonly next: string | null }> {
  const { area, after, limit } = asked;
  return engine.ledger.view(viewer, async (sql) => {
    const filter = area === undefined ? {} : { area };
    const page = { limit, ...(after !== undefined && { after }) };
    const { ids, next } = await listEntries(sql, engine.city, pack, register, filter, page);
    const rows = await sql.query<{ whole: EntryState }>(
      "SELECT whole FROM ledger.entry_row WHERE city = $1 AND stream = ANY ($2)",
      [engine.city.code, ids],
    );
    const found = new Map(rows.map(({ whole }) => [whole.stream, whole]));
    return { entries: ids.flatMap((id) => found.get(id) ?? []), next };
  });
}
