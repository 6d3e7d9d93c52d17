import type { Pool } from "pg";

const TABLES = ["stream", "event", "command", "case_row", "clock", "search"] as const;
type Table = (typeof TABLES)[number];

/** The rows that one append wrote, each as PostgreSQL's own text of a row, by table. */
export type BareRow = Readonly<Record<Table, string>>;

/** Reads what the ledger wrote for these streams, in their order. */
export async function bareRows(owner: Pool, streams: readonly string[]): Promise<BareRow[]> {
  const { rows } = await owner.query<BareRow>(
    `SELECT s::text AS stream, e::text AS event, c::text AS command, r::text AS case_row, k::text AS clock, f::text AS search
       FROM unnest($1::uuid[]) WITH ORDINALITY AS q(id, at)
       JOIN ledger.stream s ON s.city = '511100' AND s.stream = q.id
       JOIN ledger.event e ON e.city = '511100' AND e.stream = q.id AND e.seq = 1
       JOIN ledger.command c ON c.city = '511100' AND c.id = e.command
       JOIN ledger.case_row r ON r.city = '511100' AND r.stream = q.id
       JOIN ledger.clock k ON k.city = '511100' AND k.stream = q.id
       JOIN ledger.search f ON f.city = '511100' AND f.stream = q.id
      ORDER BY q.at`,
    [streams],
  );
  return rows;
}

/** Empty tables of the same make beside the ledger's: columns, keys, indexes, partitions; no walls, no functions. */
export async function copyTables(owner: Pool): Promise<void> {
  await owner.query("CREATE SCHEMA bare");
  for (const table of TABLES) {
    const partition = table === "event" ? "PARTITION BY HASH (stream)" : "";
    await owner.query(
      `CREATE TABLE bare.${table} (LIKE ledger.${table} INCLUDING ALL) ${partition}`,
    );
  }
  for (let part = 0; part < 8; part += 1) {
    await owner.query(
      `CREATE TABLE bare.event_${part} PARTITION OF bare.event FOR VALUES WITH (MODULUS 8, REMAINDER ${part})`,
    );
  }
}

/** One transaction of six inserts, as plain code would write it. */
export async function insertOne(owner: Pool, row: BareRow): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query("BEGIN");
    for (const table of TABLES) {
      await client.query({
        name: `one ${table}`,
        text: `INSERT INTO bare.${table} SELECT r.* FROM unnest(ARRAY[$1::ledger.${table}]) r`,
        values: [row[table]],
      });
    }
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}

/** One transaction of six multi-row inserts. */
export async function insertBatch(owner: Pool, rows: readonly BareRow[]): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query("BEGIN");
    for (const table of TABLES) {
      await client.query({
        name: `many ${table}`,
        text: `INSERT INTO bare.${table} SELECT r.* FROM unnest($1::ledger.${table}[]) r`,
        values: [rows.map((row) => row[table])],
      });
    }
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}
