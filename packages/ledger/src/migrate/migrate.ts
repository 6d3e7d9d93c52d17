import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ok, type Result, refuse } from "@xinlian/kernel";
import pg, { type Client, type PoolConfig } from "pg";

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly text: string;
  readonly hash: string;
}

const FOLDER = fileURLToPath(new URL("../../sql", import.meta.url));
/** One number for all migrations of a database: two starts at once take turns. */
const LOCK = 5_111_000_001;

function migrations(folder: string = FOLDER): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-.*\.sql$/.test(name))
    .sort()
    .map((name) => {
      const text = readFileSync(`${folder}/${name}`, "utf8");
      const hash = createHash("sha256").update(text).digest("hex");
      return { number: Number(name.slice(0, 4)), name, text, hash };
    });
}

const MIN_VERSION = 150_000;
const ROLES = ["app", "wide", "scoped", "citizen", "public", "engine"].map(
  (role) => `xinlian_${role}`,
);

/** Roles can only be made by a login that may; better said before the first statement fails. */
async function checkRoles(client: Client): Promise<Result<void>> {
  const found = await client.query<{
    version: string;
    login: string;
    may: boolean;
    roles: string[];
  }>(
    `SELECT current_setting('server_version_num') AS version, current_user AS login,
            (SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user) AS may,
            ARRAY(SELECT rolname::text FROM pg_roles) AS roles`,
  );
  const row = found.rows[0];
  if (row === undefined) throw new Error("the database does not say who we are");
  if (Number(row.version) < MIN_VERSION) return refuse("ledger-version", { version: row.version });
  const missing = ROLES.filter((role) => !row.roles.includes(role));
  if (missing.length > 0 && !row.may) {
    return refuse("ledger-roles-missing", { roles: missing.join(", "), login: row.login });
  }
  return ok(undefined);
}

async function run(client: Client, migration: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(migration.text);
    await client.query("INSERT INTO ledger.migration (number, name, hash) VALUES ($1, $2, $3)", [
      migration.number,
      migration.name,
      migration.hash,
    ]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

/**
 * Brings the database of `owner` to the newest schema: numbered files, each in a transaction of its own, under one lock.
 * @returns the numbers that were run now
 */
export async function migrate(owner: PoolConfig, files = migrations()): Promise<Result<number[]>> {
  const client = new pg.Client(owner);
  client.on("error", () => {});
  await client.connect();
  try {
    const roles = await checkRoles(client);
    if (!roles.ok) return roles;
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    await client.query(
      `CREATE SCHEMA IF NOT EXISTS ledger;
       CREATE TABLE IF NOT EXISTS ledger.migration
         (number integer PRIMARY KEY, name text NOT NULL, hash text NOT NULL, run_at timestamptz NOT NULL DEFAULT now())`,
    );
    const { rows } = await client.query<{ number: number; hash: string }>(
      "SELECT number, hash FROM ledger.migration ORDER BY number",
    );
    const known = files.at(-1)?.number ?? 0;
    const newest = rows.at(-1)?.number ?? 0;
    if (newest > known) return refuse("ledger-migration-newer", { number: newest, known });
    const stood = new Map(rows.map((row) => [row.number, row.hash]));
    const done: number[] = [];
    for (const file of files) {
      const hash = stood.get(file.number);
      if (hash === undefined) {
        await run(client, file);
        done.push(file.number);
      } else if (hash !== file.hash) {
        return refuse("ledger-migration-altered", { name: file.name });
      }
    }
    return ok(done);
  } finally {
    await client.end();
  }
}
