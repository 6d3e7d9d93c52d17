import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { ok, type Result, refuse } from "@xinlian/kernel";
import type { PoolConfig } from "pg";
import { databaseAccount } from "./account.ts";
import { findBinaries } from "./binaries.ts";
import { foundCluster, foundDatabase } from "./found.ts";
import { clearPidFile } from "./pid-file.ts";
import { choosePlace } from "./place.ts";
import { runServer, stopServer } from "./server-process.ts";
import { APP, DATABASE, OWNER, SUPER, writeAccess } from "./settings.ts";

export interface EmbeddedOptions {
  readonly dataFolder: string;
  /** Hears what an operator should know, one line a call. */
  readonly log: (line: string) => void;
}

/** A PostgreSQL of our own that lives as long as this process. */
export interface Embedded {
  /** The folder in use; differs from the wished one when `moved` says why. */
  readonly dataFolder: string;
  readonly moved?: string;
  readonly owner: PoolConfig;
  readonly app: PoolConfig;
  /** For tests that make databases; the product never logs in with it. */
  readonly superuser: PoolConfig;
  /** The database's process now; another one after it was restarted. */
  pid(): number;
  stop(): Promise<void>;
}

/** Restarts within one minute before we give up on a database that keeps dying. */
const RESTARTS_A_MINUTE = 5;

/**
 * Starts the PostgreSQL that npm brought, in `dataFolder`. If it dies, it is started again and recovers from its
 * write-ahead log; if this process dies, it ends too.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Result<Embedded>> {
  const { log } = options;
  if (process.platform === "win32") {
    return refuse("ledger-embedded-platform", { platform: `win32-${process.arch}` });
  }
  const account = databaseAccount();
  if (account === null) return refuse("ledger-embedded-account");
  const place = choosePlace(options.dataFolder, account);
  if (!place.ok) return place;
  if (place.value.moved !== undefined) {
    log(`${place.value.moved}; the data lies in ${place.value.home}`);
  }
  const binaries = findBinaries(place.value.home, account, log);
  if (!binaries.ok) return binaries;
  const founded = foundCluster(binaries.value, place.value, account);
  if (!founded.ok) return founded;

  const launch = async (): Promise<Result<ChildProcess>> => {
    const holder = await clearPidFile(place.value.cluster);
    if (holder !== null) {
      return refuse("ledger-embedded-in-use", { folder: place.value.home, pid: holder });
    }
    writeAccess(place.value.cluster, account);
    return runServer(binaries.value, place.value, account);
  };
  const started = await launch();
  if (!started.ok) return started;
  let child = started.value;
  let stopping = false;
  const restarts: number[] = [];

  const watch = (): void => {
    child.once("exit", async (code, signal) => {
      if (stopping) return;
      const now = Date.now();
      log(`the database ended (${signal ?? code}) and is started again`);
      restarts.push(now);
      if (restarts.filter((at) => at > now - 60_000).length > RESTARTS_A_MINUTE) {
        log("the database ended too often and is left alone; see postgres.log");
        return;
      }
      // A start may fail while processes of the killed one still hold its memory: that is no new death, only waiting.
      while (!stopping) {
        const again = await launch();
        if (again.ok) {
          child = again.value;
          if (stopping) await stopServer(child);
          else watch();
          return;
        }
        await sleep(500);
      }
    });
  };
  watch();
  const endWithUs = (): void => {
    child.kill("SIGINT");
  };
  process.once("exit", endWithUs);
  try {
    await foundDatabase(place.value.socket);
  } catch (error) {
    stopping = true;
    await stopServer(child);
    throw error;
  }

  const login = (user: string): PoolConfig => ({
    host: place.value.socket,
    user,
    database: DATABASE,
  });
  return ok({
    dataFolder: place.value.home,
    ...(place.value.moved === undefined ? {} : { moved: place.value.moved }),
    owner: login(OWNER),
    app: login(APP),
    superuser: login(SUPER),
    pid: () => child.pid ?? 0,
    stop: async () => {
      stopping = true;
      process.off("exit", endWithUs);
      await stopServer(child);
    },
  });
}
