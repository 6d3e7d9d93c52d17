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
