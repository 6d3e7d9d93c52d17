import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startEmbedded } from "@xinlian/ledger";
import pg from "pg";
import { filled } from "../../browser/filled.ts";
import { startProduct } from "../../browser/product.ts";
import { cloneCases } from "./clone.ts";

/** Tables whose indexes are made after the rows. */
const TABLES = ["case_row", "clock", "search"];

/** While a city is loaded nothing has to outlive a crash: a broken load is begun anew. */
const HURRY = ["fsync = off", "full_page_writes = off", "autovacuum = off"];

/** Whether the folder holds a city of that size from an earlier run. */
export function isLoaded(data: string, cases: number): boolean {
  const note = join(data, "loaded.json");
  return existsSync(note) && JSON.parse(readFileSync(note, "utf8")).cases === cases;
}

/** Founds the demo city in `seed` and waits until its own cases are in; once for all sizes. */
async function foundSeed(seed: string): Promise<void> {
  if (existsSync(join(seed, "founded.json"))) return;
  mkdirSync(seed, { recursive: true, mode: 0o755 });
  const product = await startProduct({ data: seed, patience: 300_000 });
  await filled(product.url);
  await product.stop();
  writeFileSync(join(seed, "founded.json"), "{}");
}

/** Makes a city of so many cases in `data`, from the one in `seed`. */
export async function loadCity(seed: string, data: string, cases: number): Promise<void> {
  await foundSeed(seed);
  // With its owners: a database's folder belongs to the account that runs it.
  execFileSync("cp", ["-a", join(seed, "var"), data]);
  const started = await startEmbedded({ dataFolder: join(data, "var"), log: console.log });
  if (!started.ok) throw new Error(JSON.stringify(started.fault));
  const began = performance.now();
  const seconds = () => `${Math.round((performance.now() - began) / 1000)} s`;
  const client = new pg.Client(started.value.superuser);
  const other = new pg.Client(started.value.superuser);
  await Promise.all([client.connect(), other.connect()]);
  try {
    for (const one of [client, other]) {
      await one.query(
        "SET synchronous_commit = off; SET maintenance_work_mem = '1GB'; SET max_parallel_maintenance_workers = 2; SET temp_buffers = '256MB'",
      );
    }
    for (const line of HURRY) await client.query(`ALTER SYSTEM SET ${line}`);
    await client.query("SELECT pg_reload_conf()");
    const indexes = await bare(client);
    await cloneCases([client, other], cases, (line) => console.log(`  ${seconds()}: ${line}`));
    for (const index of indexes) await client.query(index);
    console.log(`  ${seconds()}: ${indexes.length} indexes made`);
    // Of cases laid years back, what their clocks had to do was done years ago.
    const past = await client.query(
      "UPDATE ledger.clock SET next_at = NULL, next_mark = NULL WHERE next_at <= now()",
    );
    console.log(`  ${seconds()}: ${past.rowCount} marks of the past are taken as done`);
    for (const table of await tables(client)) await client.query(`VACUUM ANALYZE ${table}`);
    await client.query("ALTER SYSTEM RESET ALL");
    await client.query("SELECT pg_reload_conf()");
    await client.query("CHECKPOINT");
    console.log(`  ${seconds()}: vacuumed`);
  } finally {
    await Promise.all([client.end(), other.end()]);
    await started.value.stop();
  }
  writeFileSync(join(data, "loaded.json"), JSON.stringify({ cases }));
}

/** Every table of the ledger: nobody vacuumed or analysed while it was loaded. */
async function tables(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT t.oid::regclass::text AS name FROM pg_class t
      WHERE t.relnamespace = 'ledger'::regnamespace AND t.relkind = 'r' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

/** Drops every index of the tables that holds no constraint; gives the statements that make them again. */
async function bare(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS made
       FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
      WHERE t.relnamespace = 'ledger'::regnamespace AND t.relname = ANY ($1) AND NOT i.indisunique`,
    [TABLES],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ made }) => made);
}
