import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { CaseState } from "@xinlian/kernel";
import { loadMasterKey, openLedger, rebuildRows, startEmbedded } from "@xinlian/ledger";
import { CITY, listing } from "../../packages/ledger/test/sample.ts";

interface Said {
  readonly sent?: string;
  readonly done?: string;
  readonly pid?: number;
  readonly wrong?: unknown;
  readonly rested?: boolean;
  readonly ready?: boolean;
}

/** What the writers said, over all their lives. */
class Heard {
  readonly open = new Set<string>();
  readonly done = new Set<string>();
  readonly wrong: unknown[] = [];
  pid = 0;
  rested = false;
  ready = false;

  hear(said: Said): void {
    if (said.sent !== undefined) this.open.add(said.sent);
    if (said.done !== undefined) {
      this.open.delete(said.done);
      this.done.add(said.done);
    }
    if (said.pid !== undefined) this.pid = said.pid;
    if (said.wrong !== undefined) this.wrong.push(said.wrong);
    if (said.ready === true) this.ready = true;
    if (said.rested === true) this.rested = true;
  }
}

const WRITER = fileURLToPath(new URL("writer.ts", import.meta.url));

/** Starts a writer and hands it what the one before had no answer for. */
async function startWriter(folder: string, heard: Heard): Promise<ChildProcess> {
  const writer = spawn(process.execPath, ["--import", "tsx", WRITER, folder], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  heard.ready = false;
  const lines = createInterface({ input: writer.stdout as NodeJS.ReadableStream });
  lines.on("line", (line) => heard.hear(JSON.parse(line) as Said));
  for (const id of heard.open) writer.stdin?.write(`${id}\n`);
  while (!heard.ready) {
    if (writer.exitCode !== null) throw new Error("a writer did not start");
    await sleep(5);
  }
  return writer;
}

async function waitFor(writer: ChildProcess, holds: () => boolean): Promise<void> {
  while (!holds()) {
    if (writer.exitCode !== null) throw new Error("a writer ended by itself");
    await sleep(5);
  }
}

/** Figures of the folder after the last writer rested, read by a ledger opened anew. */
async function examine(
  folder: string,
  heard: Heard,
): Promise<Readonly<Record<string, number | string>>> {
  const started = await startEmbedded({ dataFolder: folder, log: () => {} });
  if (!started.ok) throw new Error(JSON.stringify(started.fault));
  try {
    const key = loadMasterKey({ dataFolder: folder });
    if (!key.ok) throw new Error("no key");
    const opened = await openLedger({ city: CITY, app: started.value.app, masterKey: key.value });
    if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
    const ledger = opened.value;
    const rows = await ledger.view({ kind: "engine" }, (sql) =>
      sql.query<{ kind: string; command: string; stream: string }>(
        "SELECT kind, command, stream FROM ledger.event WHERE type = 'case'",
      ),
    );
    const times = (kind: string, by: "command" | "stream"): Map<string, number> => {
      const counts = new Map<string, number>();
      for (const row of rows)
        if (row.kind === kind) counts.set(row[by], (counts.get(row[by]) ?? 0) + 1);
      return counts;
    };
    const openings = times("opened", "command");
    const breaches = times("breached", "stream");
    const streams = times("opened", "stream");
    const over = (counts: Map<string, number>): number =>
      [...counts.values()].filter((n) => n > 1).length;
    const fold = {
      evolve: (_: CaseState | null, one: { body: unknown }) =>
        (one.body as { state: CaseState }).state,
      beside: () => ({ listing: listing({ text: "", words: [] }), marks: [] }),
    };
    const rebuilt = await rebuildRows(ledger.bench, fold);
    const whole = await ledger.verify();
    await ledger.close();
    return {
      acknowledged: heard.done.size,
      lost: [...heard.done].filter((id) => !openings.has(id)).length,
      doubled: over(openings),
      strangers: [...openings.keys()].filter((id) => !heard.done.has(id)).length,
      wrongAnswers: heard.wrong.length,
      clocksMissed: [...streams.keys()].filter((stream) => !breaches.has(stream)).length,
      clocksTwice: over(breaches),
      rowsDiffering: rebuilt.differences.length,
      altered:
        whole.altered === null
          ? "none"
          : `${whole.altered.stream} ${whole.altered.seq}: ${whole.altered.why}`,
    };
  } finally {
    await started.value.stop();
  }
}

/** Kills the server or its database again and again under load, then counts. */
export async function crashLedger(
  kills: number,
): Promise<{ ok: boolean; figures: Record<string, number | string> }> {
  const folder = mkdtempSync(join(tmpdir(), "xinlian-crash-"));
  chmodSync(folder, 0o755);
  const heard = new Heard();
  const count = { server: 0, database: 0 };
  try {
    let writer = await startWriter(folder, heard);
    for (let kill = 0; kill < kills; kill += 1) {
      const before = heard.done.size;
      await waitFor(writer, () => heard.done.size > before + 5);
      await sleep(Math.random() * 250);
      if (kill % 2 === 0) {
        count.server += 1;
        writer.kill("SIGKILL");
        await once(writer, "close");
        writer = await startWriter(folder, heard);
      } else {
        count.database += 1;
        await waitFor(writer, () => heard.pid !== 0);
        const { pid } = heard;
        process.kill(pid, "SIGKILL");
        await waitFor(writer, () => heard.pid !== pid);
      }
    }
    writer.stdin?.write("rest\n");
    await waitFor(writer, () => heard.rested);
    writer.kill("SIGINT");
    await once(writer, "close");
    const figures = {
      kills,
      ...count,
      unanswered: heard.open.size,
      ...(await examine(folder, heard)),
    };
    const {
      kills: _,
      server: __,
      database: ___,
      acknowledged,
      altered,
      ...faults
    } = figures as Record<string, number | string>;
    const ok =
      Number(acknowledged) > 0 &&
      altered === "none" &&
      Object.values(faults).every((value) => value === 0);
    return { ok, figures };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
