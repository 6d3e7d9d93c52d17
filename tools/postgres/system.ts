import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { freePort } from "../../browser/port.ts";
import { snippetsOf } from "../docs/snippet.ts";
import { serverAccount } from "./account.ts";

/** A PostgreSQL server of the system's packages with an empty cluster of its own, on loopback and a socket. */
export interface SystemPostgres {
  /** e.g. `15.18` */
  readonly version: string;
  /** Owns the database `xinlian`, may make roles and databases. */
  readonly ownerUrl: string;
  /** Logs in for the server; owns nothing. */
  readonly appUrl: string;
  /** The superuser, for what only a superuser sees. */
  readonly superUrl: string;
  /** Ends the server and removes its folder. */
  stop(): Promise<void>;
}

const DEBIAN = "/usr/lib/postgresql";

/**
 * The folder of `initdb` and `postgres`: `POSTGRES_BIN`, else the newest that Debian installed.
 * @returns undefined when the system has none
 */
function systemPostgresFolder(): string | undefined {
  const named = process.env["POSTGRES_BIN"];
  if (named) return named;
  if (!existsSync(DEBIAN)) return undefined;
  return readdirSync(DEBIAN)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN, version, "bin"))
    .find((folder) => existsSync(join(folder, "postgres")));
}

/** @throws when the system has no PostgreSQL, or it does not start; with what it said */
export async function startSystemPostgres(): Promise<SystemPostgres> {
  const bin = systemPostgresFolder();
  if (bin === undefined) {
    throw new Error(`no PostgreSQL under ${DEBIAN}; install one or name its bin in POSTGRES_BIN`);
  }
  const account = serverAccount();
  const as = account === undefined ? {} : { uid: account.uid, gid: account.gid };
  const folder = mkdtempSync(join(tmpdir(), "xinlian-pg-"));
  chmodSync(folder, 0o700);
  if (account) chownSync(folder, account.uid, account.gid);
  const data = join(folder, "data");
  const env = { PATH: process.env["PATH"] ?? "", LC_ALL: "C.UTF-8", TZ: "UTC" };
  execFileSync(
    join(bin, "initdb"),
    ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"],
    { ...as, env, cwd: folder, stdio: ["ignore", "ignore", "pipe"] },
  );
  const port = await freePort();
  const child = spawn(
    "setpriv",
    // The server ends with this process, however this process ends.
    ["--pdeathsig", "INT", join(bin, "postgres"), "-D", data, "-k", folder, "-p", String(port)],
    { ...as, env, cwd: folder, stdio: ["ignore", "ignore", "pipe"] },
  );
  const said: string[] = [];
  child.stderr.on("data", (chunk) => said.push(String(chunk)));
  const stop = async () => {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await ready(join(data, "postmaster.pid"), child);
    const at = (login: string, database: string) =>
      `postgres://${login}@127.0.0.1:${port}/${database}`;
    const version = await found(at("postgres", "postgres"));
    return {
      version,
      ownerUrl: at("xinlian_owner", "xinlian"),
      appUrl: at("xinlian_app", "xinlian"),
      superUrl: at("postgres", "xinlian"),
      stop,
    };
  } catch (error) {
    await stop();
    throw new Error(`${error instanceof Error ? error.message : error}\n${said.join("")}`);
  }
}

/** Makes the two logins and the database by the very statements that `docs/operations.md` gives an operator. */
async function found(url: string): Promise<string> {
  const sql = snippetsOf("docs/operations.md").find(({ language }) => language === "sql")?.text;
  if (sql === undefined) throw new Error("docs/operations.md has no sql block");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // One at a time: a database cannot be created among others.
    for (const statement of sql.split(";").filter((part) => part.trim() !== "")) {
      await client.query(statement);
    }
    // Tests make a database for each file; an operator's owner need not.
    await client.query("alter role xinlian_owner createdb");
    const { rows } = await client.query<{ server_version: string }>("show server_version");
    return rows[0]?.server_version.split(" ")[0] ?? "";
  } finally {
    await client.end();
  }
}

/** Line 8 of `postmaster.pid` says `ready`, line 1 that it is this server. */
async function ready(pidFile: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new Error(`postgres ended with ${child.exitCode}`);
    if (existsSync(pidFile)) {
      const lines = readFileSync(pidFile, "utf8").split("\n");
      if (Number(lines[0]) === child.pid && lines[7]?.trim() === "ready") return;
    }
    await wait(50);
  }
  throw new Error("postgres was not ready within 30 s");
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGINT");
  await ended;
}
