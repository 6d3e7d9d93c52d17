import { join } from "node:path";
import { IMPORT_FEED } from "../engine/import-feed.ts";
import { EngineImports } from "../engine/import-target.ts";
import type { House } from "../house.ts";
import type { BadCell } from "./mapping/apply.ts";
import type { CheckedMapping } from "./mapping/check.ts";
import type { RowSource } from "./rows/source-row.ts";
import { checkpointFolder } from "./run/checkpoint.ts";
import { runImport } from "./run/run.ts";

/** A run as it was asked for. */
export interface AskedRun {
  readonly id: string;
  readonly mapping: CheckedMapping;
  readonly source: RowSource;
  readonly way: "historic" | "live";
  readonly dry: boolean;
  /** Person id. */
  readonly by: string;
  readonly startedAt: number;
}

/** A run and how far it has come. */
export interface Kept {
  readonly asked: AskedRun;
  state: "reading" | "running" | "stopped" | "done" | "failed";
  endedAt: number | null;
  rows: number;
  added: number;
  known: number;
  bad: readonly BadCell[];
  stop(): void;
  ended: Promise<void>;
}

/** Most finished runs that are remembered; the ledger's own table has them all. */
const MOST = 200;
/** Rows of one append: the event loop serves others between two. */
const BATCH = 40;

/** The imports of this process. */
export class Runs {
  readonly #house: House;
  readonly #runs = new Map<string, Kept>();

  constructor(house: House) {
    this.#house = house;
  }

  get(id: string): Kept | undefined {
    return this.#runs.get(id);
  }

  /** Newest first. */
  all(): readonly Kept[] {
    return [...this.#runs.values()].reverse();
  }

  start(asked: AskedRun, resume = false): Kept {
    const stopping = new AbortController();
    const kept: Kept = {
      asked,
      state: "reading",
      endedAt: null,
      rows: 0,
      added: 0,
      known: 0,
      bad: [],
      stop: () => stopping.abort(),
      ended: Promise.resolve(),
    };
    this.#runs.set(asked.id, kept);
    for (const id of this.#runs.keys()) if (this.#runs.size > MOST) this.#runs.delete(id);
    kept.ended = this.#run(kept, stopping.signal, resume).catch((error: unknown) => {
      kept.state = "failed";
      kept.endedAt = this.#house.now();
      this.#house.failed(error);
    });
    return kept;
  }

  /** Goes on where a stopped run ended. */
  resume(kept: Kept): Kept {
    return this.start(kept.asked, true);
  }

  async #run(kept: Kept, signal: AbortSignal, resume: boolean): Promise<void> {
    const { engine, dataFolder, ledger } = this.#house;
    const { asked } = kept;
    await ledger.imports.put(this.#row(kept));
    const report = await runImport({
      source: asked.source,
      mapping: asked.mapping,
      target: new EngineImports(engine, () => this.#house.now()),
      way: asked.way,
      dry: asked.dry,
      skipBad: false,
      resume,
      actor: `feed:${IMPORT_FEED}`,
      offset: 480,
      checkpoints: checkpointFolder(join(dataFolder, "runs")),
      signal,
      batch: BATCH,
      rest: (ms) => this.#house.traffic.giveWay(ms, signal),
      onProgress: ({ phase, done }) => {
        kept.state = phase === "reading" ? "reading" : "running";
        kept.rows = Math.max(kept.rows, done);
      },
      now: () => this.#house.now(),
    });
    kept.endedAt = this.#house.now();
    if (report.ok) {
      const { state, read, added, repeated, cells } = report.value;
      Object.assign(kept, { rows: read, added, known: repeated, bad: cells });
      kept.state = state === "refused" ? "failed" : state;
    } else {
      kept.bad = [{ row: 0, column: null, fault: report.fault }];
      kept.state = "failed";
    }
    await ledger.imports.put(this.#row(kept));
  }

  #row(kept: Kept) {
    const { asked, state } = kept;
    return {
      id: asked.id,
      source: asked.mapping.name,
      file: asked.source.file,
      fileHash: asked.source.hash,
      mode: asked.dry ? ("dry" as const) : asked.way,
      status: state === "reading" ? ("running" as const) : state,
      begunBy: asked.by,
      begunAt: asked.startedAt,
      endedAt: kept.endedAt,
      read: kept.rows,
      added: kept.added,
      repeated: kept.known,
      bad: new Set(kept.bad.map((cell) => cell.row)).size,
      report: kept.bad
        .slice(0, 500)
        .map(({ row, column, fault }) => ({ row, column, code: fault.code })),
    };
  }
}
