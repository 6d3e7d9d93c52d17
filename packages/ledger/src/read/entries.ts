import type { EntryState } from "@xinlian/kernel";
import type { Sql } from "../ledger.ts";

/** The entries named and all that they name in turn, up a tree and across registers, as the viewer of `sql` sees them. */
export async function entriesInSight(
  sql: Sql,
  city: string,
  streams: readonly string[],
): Promise<ReadonlyMap<string, EntryState>> {
  if (streams.length === 0) return new Map();
  const rows = await sql.query<{ whole: EntryState }>(
    "SELECT ledger.entries_in_sight($1, $2) AS whole",
    [city, streams],
  );
  return new Map(rows.map(({ whole }) => [whole.stream, whole]));
}

/** Streams of the entries that stand and have one of these keys. */
export async function entriesByKey(
  sql: Sql,
  city: string,
  pack: string,
  keys: readonly { readonly register: string; readonly key: string }[],
): Promise<readonly string[]> {
  if (keys.length === 0) return [];
  const rows = await sql.query<{ stream: string }>(
    `SELECT e.stream
       FROM unnest($3::text[], $4::text[]) AS k(register, key)
      CROSS JOIN LATERAL (SELECT r.stream FROM ledger.entry_row r
                           WHERE r.city = $1 AND r.pack = $2 AND r.register = k.register AND r.key = k.key
                             AND NOT r.ended OFFSET 0) e`,
    [city, pack, keys.map(({ register }) => register), keys.map(({ key }) => key)],
  );
  return rows.map(({ stream }) => stream);
}

/** Streams of the entries that decide who answers for one of these topics and stand. */
export async function entriesAnswering(
  sql: Sql,
  city: string,
  pack: string,
  topics: readonly string[],
): Promise<readonly string[]> {
  if (topics.length === 0) return [];
  const rows = await sql.query<{ stream: string }>(
    `SELECT stream FROM ledger.entry_row
      WHERE city = $1 AND pack = $2 AND topic = ANY ($3) AND topic IS NOT NULL AND NOT ended
      ORDER BY changed_at DESC LIMIT 500`,
    [city, pack, topics],
  );
  return rows.map(({ stream }) => stream);
}

/** Number of cases that hang on each entry, counted up to `most`. An index scan each. */
export async function entryUses(
  sql: Sql,
  city: string,
  entries: readonly string[],
  most: number,
): Promise<ReadonlyMap<string, number>> {
  if (entries.length === 0) return new Map();
  const rows = await sql.query<{ entry: string; uses: string }>(
    "SELECT entry, uses FROM ledger.entry_uses($1, $2, $3)",
    [city, entries, most],
  );
  return new Map(rows.map(({ entry, uses }) => [entry, Number(uses)]));
}
