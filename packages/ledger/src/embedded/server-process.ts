import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ok, type Result, refuse } from "@xinlian/kernel";
import { asAccount, type SystemAccount } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { readPidFile } from "./pid-file.ts";
import type { Place } from "./place.ts";
import { settingArguments } from "./settings.ts";

const LOG_BYTES = 8_000_000;
const START_MS = 120_000;

function logPath(place: Place): string {
  return join(place.home, "postgres.log");
}

function lastLines(place: Place): string {
  const lines = readFileSync(logPath(place), "utf8").trim().split("\n");
  return lines.slice(-4).join(" | ");
}

/** Linux can be asked to end the database when its parent dies; elsewhere a small shell waits on a pipe of ours. */
function parentDeathSignal(): boolean {
  if (process.platform !== "linux") return false;
  const help = spawnSync("setpriv", ["--help"], { encoding: "utf8" });
  return help.status === 0 && help.stdout.includes("--pdeathsig");
}

function watchByPipe(pid: number): void {
  const script = `cat <&3 >/dev/null; kill -INT ${pid} 2>/dev/null`;
  const stdio = ["ignore", "ignore", "ignore", "pipe"] as const;
  const watcher = spawn("/bin/sh", ["-c", script], { detached: true, stdio: [...stdio] });
  watcher.unref();
  const pipe = watcher.stdio[3];
  if (pipe !== null && pipe !== undefined && "unref" in pipe) (pipe as { unref(): void }).unref();
}

/** Starts `postgres` and waits until its own pid file says `ready`. */
export async function runServer(
  binaries: Binaries,
  place: Place,
  account: SystemAccount,
): Promise<Result<ChildProcess>> {
  const size = statSync(logPath(place), { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_BYTES) truncateSync(logPath(place), 0);
  const log = openSync(logPath(place), "a", 0o600);
  const signal = parentDeathSignal();
  const command = signal ? "setpriv" : binaries.postgres;
  const wrapper = signal ? ["--pdeathsig", "INT", "--", binaries.postgres] : [];
  const child = spawn(command, [...wrapper, ...settingArguments(place.cluster, place.socket)], {
    ...asAccount(account),
    cwd: place.home,
    stdio: ["ignore", log, log],
    env: { PATH: process.env.PATH ?? "", LC_ALL: "C", TZ: "UTC" },
  });
  closeSync(log);
  let ended: string | null = null;
  child.once("exit", (code, by) => {
    ended = by ?? String(code);
  });
  child.once("error", (error) => {
    ended = error.message;
  });
  if (!signal && child.pid !== undefined) watchByPipe(child.pid);

  const deadline = Date.now() + START_MS;
  while (ended === null && Date.now() < deadline) {
    const file = readPidFile(place.cluster);
    if (file?.pid === child.pid && file?.status === "ready") return ok(child);
    await sleep(4);
  }
  if (ended === null) child.kill("SIGINT");
  return refuse("ledger-embedded-start", { reason: lastLines(place), log: logPath(place) });
}

/** Asks the database to end (fast shutdown: open transactions are rolled back) and waits for it. */
export async function stopServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((done) => child.once("exit", () => done()));
  child.kill("SIGINT");
  const hard = setTimeout(() => child.kill("SIGQUIT"), 30_000);
  await gone;
  clearTimeout(hard);
}
