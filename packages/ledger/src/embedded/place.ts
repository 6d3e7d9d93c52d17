import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, chownSync, mkdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { ok, type Result, refuse } from "@xinlian/kernel";
import { asAccount, type SystemAccount } from "./account.ts";

/** Where one city's data lies. */
export interface Place {
  /** The data folder in use. */
  readonly home: string;
  /** The cluster itself. */
  readonly cluster: string;
  /** Folder of the unix socket. */
  readonly socket: string;
  /** Why the wished folder was not taken. */
  readonly moved?: string;
}

/** Bytes that a unix socket's path may have (sun_path of 108 with its final zero). */
const SOCKET_PATH_BYTES = 107;

/** A short name for a folder, the same at every start. */
function mark(path: string): string {
  return createHash("sha256").update(path).digest("hex").slice(0, 10);
}

/** Whether `account` can walk to `folder`: asked of the system, since modes alone do not tell (ACLs, mounts). */
function canReach(folder: string, account: SystemAccount): boolean {
  const tried = spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], {
    ...asAccount(account),
    cwd: "/",
  });
  return tried.status === 0;
}

function own(folder: string, account: SystemAccount): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account.lowered) chownSync(folder, account.uid, account.gid);
  chmodSync(folder, 0o700);
}

function socketFolder(home: string, account: SystemAccount): string {
  const beside = join(home, "socket");
  const path = Buffer.byteLength(join(beside, ".s.PGSQL.5432"));
  const folder = path <= SOCKET_PATH_BYTES ? beside : join(tmpdir(), `xinlian-${mark(home)}`);
  own(folder, account);
  return folder;
}

/** Makes the folders, or chooses another home and says why when the database's account cannot reach the wished one. */
export function choosePlace(dataFolder: string, account: SystemAccount): Result<Place> {
  const wished = resolve(dataFolder);
  let home = wished;
  let moved: string | undefined;
  try {
    mkdirSync(wished, { recursive: true });
    if (!canReach(wished, account)) {
      home = join("/var/lib/xinlian", `${basename(dirname(wished))}-${mark(wished)}`);
      moved = `${account.name} cannot reach ${wished}`;
      mkdirSync(home, { recursive: true, mode: 0o755 });
    }
    const cluster = join(home, "postgres");
    const holder = statSync(cluster, { throwIfNoEntry: false });
    if (holder !== undefined && holder.uid !== account.uid) {
      return refuse("ledger-embedded-owner", {
        folder: cluster,
        uid: holder.uid,
        account: account.name,
      });
    }
    const place = { home, cluster, socket: socketFolder(home, account) };
    return ok(moved === undefined ? place : { ...place, moved });
  } catch (error) {
    return refuse("ledger-embedded-folder", {
      folder: home,
      reason: String((error as Error).message),
    });
  }
}
