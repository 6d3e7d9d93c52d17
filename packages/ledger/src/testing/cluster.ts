import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg, { type PoolConfig } from "pg";
import { startEmbedded } from "../embedded/start.ts";
import { migrate } from "../migrate/migrate.ts";

/** A PostgreSQL for tests: that of DATABASE_URL and DATABASE_OWNER_URL when both are set, else the embedded one. */
export interface TestCluster {
  readonly target: "embedded" | "url";
  /** Logins for a database of that name. */
  owner(database: string): PoolConfig;
  app(database: string): PoolConfig;
  /** A migrated database to copy from. */
  readonly template: string;
}

const PREFIX = "xinlian-testing-";

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === "EPERM";
  }
}

/** Folders of test runs that were killed before they could clean up. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(/^xinlian-testing-(\d+)-/.exec(name)?.[1]);
    if (pid > 0 && !alive(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

async function embeddedCluster(): Promise<Omit<TestCluster, "template">> {
  sweep();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  chmodSync(folder, 0o755);
  const started = await startEmbedded({ dataFolder: folder, log: () => {} });
  if (!started.ok) throw new Error(JSON.stringify(started.fault));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  // A test runner ends its workers by a signal, at which no exit handler would run.
  process.once("SIGTERM", () => process.exit(143));
  const { superuser, owner, app } = started.value;
  const client = new pg.Client(superuser);
  await client.connect();
  await client.query("ALTER ROLE xinlian_owner CREATEDB");
  await client.end();
  return {
    target: "embedded",
    owner: (database) => ({ ...owner, database }),
    app: (database) => ({ ...app, database }),
  };
}

function urlCluster(owner: string, app: string): Omit<TestCluster, "template"> {
  const at = (url: string, database: string): PoolConfig => {
    const place = new URL(url);
    place.pathname = `/${database}`;
    return { connectionString: place.href };
  };
  return {
    target: "url",
    owner: (database) => at(owner, database),
    app: (database) => at(app, database),
  };
}

let cluster: Promise<TestCluster> | undefined;
let users = 0;

async function make(): Promise<TestCluster> {
  const { DATABASE_OWNER_URL: owner, DATABASE_URL: app } = process.env;
  const base = owner && app ? urlCluster(owner, app) : await embeddedCluster();
  const template = `xinlian_template_${process.pid}`;
  await asOwner(base, `CREATE DATABASE ${template}`);
  const migrated = await migrate(base.owner(template));
  if (!migrated.ok) throw new Error(JSON.stringify(migrated.fault));
  return { ...base, template };
}

const BUSY = "55006";

/** Drops a database; a connection that was just closed may hold it a moment longer. */
export async function dropDatabase(
  base: Pick<TestCluster, "owner" | "target">,
  database: string,
): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      await asOwner(base, `DROP DATABASE ${database}`);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== BUSY || tried === 50) throw error;
      await sleep(20);
    }
  }
}

/** One statement outside of any transaction, from the owner's own database. */
export async function asOwner(
  base: Pick<TestCluster, "owner" | "target">,
  statement: string,
): Promise<void> {
  const home = base.target === "embedded" ? "xinlian" : databaseOf(process.env.DATABASE_OWNER_URL);
  const client = new pg.Client(base.owner(home));
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function databaseOf(url: string | undefined): string {
  return url === undefined ? "postgres" : new URL(url).pathname.slice(1);
}

/** The cluster of this process; started by the first who asks. Give it back with `leaveCluster`. */
export function testCluster(): Promise<TestCluster> {
  cluster ??= make();
  users += 1;
  return cluster;
}

/** The last user of somebody else's server takes the template away; an embedded one goes with the process. */
export async function leaveCluster(): Promise<void> {
  users -= 1;
  const base = await cluster;
  if (users > 0 || base === undefined || base.target === "embedded") return;
  cluster = undefined;
  await dropDatabase(base, base.template);
}
