import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { ok, type Result, refuse } from "@xinlian/kernel";
import pg from "pg";
import { asAccount, type SystemAccount } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import type { Place } from "./place.ts";
import { APP, DATABASE, OWNER, SUPER } from "./settings.ts";

/**
 * Founds the cluster beside its place and renames it, so that a half-made one is never taken for a whole one. The builtin
 * C.UTF-8 sorts the same on every machine and knows Chinese letters as letters.
 */
export function foundCluster(
  binaries: Binaries,
  place: Place,
  account: SystemAccount,
): Result<void> {
  if (existsSync(place.cluster)) return ok(undefined);
  const half = `${place.cluster}.${process.pid}`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  if (account.lowered) chownSync(half, account.uid, account.gid);
  // macOS has no C.UTF-8 of its own; only the C library's part of the locale differs, which nothing here uses.
  const locale = process.platform === "darwin" ? "C" : "C.UTF-8";
  const made = spawnSync(
    binaries.initdb,
    [
      "-D",
      half,
      "-U",
      SUPER,
      "-E",
      "UTF8",
      "-A",
      "peer",
      "--no-instructions",
      `--locale=${locale}`,
    ].concat(["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]),
    {
      ...asAccount(account),
      cwd: "/",
      encoding: "utf8",
      env: { PATH: process.env.PATH ?? "", TZ: "UTC" },
    },
  );
  if (made.status !== 0) {
    rmSync(half, { recursive: true, force: true });
    const reason = `${made.stderr ?? ""}${made.error?.message ?? ""}`.trim().split("\n").slice(-3);
    return refuse("ledger-embedded-found", { folder: half, reason: reason.join(" | ") });
  }
  try {
    renameSync(half, place.cluster);
  } catch {
    // Another process founded it in the meantime; the pid file decides who may serve it.
    rmSync(half, { recursive: true, force: true });
  }
  return ok(undefined);
}

/** The owner's and the application's logins and the database; what is there already stays. */
export async function foundDatabase(socket: string): Promise<void> {
  const client = new pg.Client({ host: socket, user: SUPER, database: "postgres" });
  client.on("error", () => {});
  await client.connect();
  try {
    const roles = await client.query<{ rolname: string }>("SELECT rolname FROM pg_roles");
    const known = new Set(roles.rows.map((row) => row.rolname));
    if (!known.has(OWNER)) await client.query(`CREATE ROLE ${OWNER} LOGIN CREATEROLE`);
    if (!known.has(APP)) {
      await client.query(`CREATE ROLE ${APP} LOGIN NOINHERIT`);
    }
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`);
  } finally {
    await client.end();
  }
}
