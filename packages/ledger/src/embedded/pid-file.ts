import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** What `postmaster.pid` says: process and state (`ready`, `starting`, `stopping`). */
export interface PidFile {
  readonly pid: number;
  readonly status: string;
}

export function readPidFile(cluster: string): PidFile | null {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(lines[0]);
    return Number.isInteger(pid) && pid > 0 ? { pid, status: lines[7]?.trim() ?? "" } : null;
  } catch {
    return null;
  }
}

/** How long a database that is about to end may take: it writes a checkpoint first. */
const ENDING_MS = 30_000;

type Life = "gone" | "zombie" | "postgres" | "other";

/** What the process `pid` is now. A postgres that serves another folder counts as `other`. */
function lifeOf(pid: number, cluster: string): Life {
  if (process.platform !== "linux") {
    const name = spawnSync("ps", ["-o", "comm=", "-p", String(pid)], { encoding: "utf8" });
    const command = name.stdout.trim();
    if (command === "") return "gone";
    return command.endsWith("postgres") ? "postgres" : "other";
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const afterName = stat.slice(stat.lastIndexOf(")") + 2);
    if (afterName.startsWith("Z")) return "zombie";
    if (!stat.includes("(postgres)")) return "other";
  } catch {
    return "gone";
  }
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster) ? "postgres" : "other";
  } catch {
    return "postgres";
  }
}

/**
 * Whether a live postmaster is about to end: it says so, or the product that started it is gone (it was asked to end
 * by that very death). Where the parent cannot be read it counts as held.
 */
function isEnding(file: PidFile): boolean {
  if (file.status === "stopping") return true;
  if (process.platform !== "linux") return false;
  try {
    const stat = readFileSync(`/proc/${file.pid}/stat`, "utf8");
    const parent = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1];
    return basename(readlinkSync(`/proc/${parent}/exe`)) !== basename(process.execPath);
  } catch {
    return false;
  }
}

/** Whether a process works in this folder. One of another account, whose folder we may not see, does not. */
function worksIn(pid: number, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return false;
  }
}

/** Processes left over from a killed postmaster that still hold this folder; they end by themselves within moments. */
function leftOvers(cluster: string): number[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => worksIn(pid, cluster) && lifeOf(pid, cluster) === "postgres");
}

/**
 * Makes way for a start: gives the pid of a live postgres that holds the folder, or null when the folder is free.
 * A dead owner's file is left for PostgreSQL, which checks its shared memory by it; a file whose pid now belongs to another program is
 * removed, since PostgreSQL itself would refuse to start because of it.
 */
export async function clearPidFile(cluster: string): Promise<number | null> {
  const deadline = Date.now() + ENDING_MS;
  for (;;) {
    const file = readPidFile(cluster);
    const life = file === null ? "gone" : lifeOf(file.pid, cluster);
    const held = file !== null && life === "postgres" ? file : null;
    if (held !== null && (!isEnding(held) || Date.now() > deadline)) return held.pid;
    const rest = leftOvers(cluster);
    const waiting = held !== null || life === "zombie" || rest.length > 0;
    if (!waiting || Date.now() > deadline) {
      if (rest[0] !== undefined) return rest[0];
      if (file !== null && life !== "gone")
        rmSync(join(cluster, "postmaster.pid"), { force: true });
      return null;
    }
    await sleep(20);
  }
}
