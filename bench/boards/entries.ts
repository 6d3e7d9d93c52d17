import { join } from "node:path";
import pg from "pg";

/** The register with the most entries in places of their own, and how many. */
export interface Large {
  readonly pack: string;
  readonly register: string;
  readonly entries: number;
}

/** Fills the largest register of a running city up to so many entries: those that stand, repeated under other ids, keys and titles. */
export async function fillRegister(data: string, wanted: number): Promise<Large> {
  const client = new pg.Client({
    host: join(data, "var/socket"),
    user: "xinlian_super",
    database: "xinlian",
  });
  await client.connect();
  try {
    const { rows } = await client.query<Large>(
      `SELECT pack, register, count(*)::int AS entries FROM ledger.entry_row
        WHERE NOT ended GROUP BY 1, 2 ORDER BY count(*) FILTER (WHERE right(area, 2) <> '00') DESC LIMIT 1`,
    );
    const [large] = rows;
    if (large === undefined) throw new Error("the city has no entries");
    if (large.entries >= wanted) return large;
    const times = Math.ceil(wanted / large.entries) - 1;
    // What triggers would add to each entry belongs to its life, not to its lists.
    await client.query(
      "ALTER TABLE ledger.entry_row DISABLE TRIGGER USER; ALTER TABLE ledger.entry_row ENABLE TRIGGER entry_tally",
    );
    await client.query(CLONE, [large.pack, large.register, times]);
    await client.query("ALTER TABLE ledger.entry_row ENABLE TRIGGER USER");
    await client.query("VACUUM ANALYZE ledger.entry_row");
    return { ...large, entries: large.entries * (times + 1) };
  } finally {
    await client.end();
  }
}

const CLONE = `
  INSERT INTO ledger.entry_row
  SELECT r.*
    FROM ledger.entry_row e
   CROSS JOIN generate_series(1, $3::int) n
   CROSS JOIN LATERAL (SELECT left(e.stream::text, 28) || lpad(to_hex(n), 8, '0') AS id) k
   CROSS JOIN LATERAL jsonb_populate_record(e, jsonb_build_object(
     'stream', k.id, 'key', e.key || '-' || n, 'sort', e.sort || '-' || n,
     'whole', replace(e.whole::text, e.stream::text, k.id)::jsonb)) r
   WHERE e.pack = $1 AND e.register = $2 AND NOT e.ended`;
