import { entryTitle, type FieldValues, type Result, type World } from "@xinlian/kernel";
import type { Sql } from "@xinlian/ledger";
import type { Kept } from "./read.ts";

/** Entries without a key that are called as these rows are: those that may be the same. */
export async function sameEntries(
  sql: Sql,
  city: string,
  { pack, register }: Kept,
  rows: readonly Result<FieldValues>[],
  world: World,
): Promise<readonly string[]> {
  const titles = rows.flatMap((row) =>
    row.ok ? [entryTitle({ fields: row.value, key: null, stream: "" }, register, world).zh] : [],
  );
  const found = await sql.query<{ stream: string }>(
    `SELECT stream FROM ledger.entry_row
      WHERE city = $1 AND pack = $2 AND register = $3 AND NOT ended AND sort = ANY ($4)`,
    [city, pack.name, register.name, titles],
  );
  return found.map(({ stream }) => stream);
}
