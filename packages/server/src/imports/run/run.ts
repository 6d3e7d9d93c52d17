import { setImmediate as breathe } from "node:timers/promises";
import { fault, ok, type Result, refuse } from "@xinlian/kernel";
import { type Applying, applyMapping, type BadCell } from "../mapping/apply.ts";
import { type CheckedMapping, checkColumns } from "../mapping/check.ts";
import type { ImportReport } from "../report/import-report.ts";
import { ROW_BOUNDS } from "../rows/bounds.ts";
import type { RowSource } from "../rows/source-row.ts";
import type { ImportRow, ImportTarget } from "../target.ts";
import { type Checkpoint, type Checkpoints, checkpointKey } from "./checkpoint.ts";
import { Pace, type Progress } from "./progress.ts";
import { refusedCells } from "./refused-cells.ts";
import { SeenKeys } from "./seen-keys.ts";

export interface ImportOrder {
  readonly source: RowSource;
  readonly mapping: CheckedMapping;
  readonly target: ImportTarget;
  /** null = not said; allowed only when the mapping has no `occurred`. */
  readonly way: "historic" | "live" | null;
  readonly dry: boolean;
  readonly skipBad: boolean;
  readonly resume: boolean;
  /** Who imports: `person:<id>` or `feed:<key>`. */
  readonly actor: string;
  /** Minutes east of UTC. */
  readonly offset: number;
  readonly checkpoints: Checkpoints;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** ms. */
  now(): number;
  /** Rows of one append. */
  readonly batch?: number;
  /** Rests after a batch that took so many ms, where others work beside; else the event loop turns once. */
  readonly rest?: (ms: number) => Promise<void>;
}

const BATCH = 200;

/**
 * Runs an import in two passes. The first looks at every row and writes nothing; a dry run ends there, and so does a real one that found
 * bad rows, unless they are to be skipped. The second opens the good rows batch by batch, and may be stopped between
 * two batches; what was stopped is resumed, or run again from the first row, without doubles.
 */
export async function runImport(order: ImportOrder): Promise<Result<ImportReport>> {
  const way = wayOf(order);
  if (!way.ok) return way;
  const columns = checkColumns(order.mapping, order.source.columns);
  if (!columns.ok) return columns;
  return new Run(order, way.value).go();
}

function wayOf({ way, mapping }: ImportOrder): Result<"historic" | "live"> {
  if (way === "historic" && mapping.occurred === null) return refuse("import-way-impossible");
  if (way === null && mapping.occurred !== null) return refuse("import-way-missing");
  return ok(way ?? "live");
}

type Counted = { -readonly [K in keyof Checkpoint]: Checkpoint[K] };

interface Batched {
  readonly at: number;
  readonly row: ImportRow;
}

class Run {
  readonly #order: ImportOrder;
  readonly #way: "historic" | "live";
  readonly #applying: Applying;
  readonly #cells: BadCell[] = [];
  readonly #badRows = new Set<number>();
  /** Rows that say again what an earlier row of the file said. */
  readonly #twins = new Set<number>();
  #read = 0;
  #count: Counted = { row: 0, added: 0, repeated: 0, refused: 0 };
  #resumedAfter: number | null = null;

  constructor(order: ImportOrder, way: "historic" | "live") {
    this.#order = order;
    this.#way = way;
    const { actor, offset, now } = order;
    this.#applying = { historic: way === "historic", actor, offset, now: now() };
  }

  async go(): Promise<Result<ImportReport>> {
    const { dry, skipBad, resume, checkpoints, source, mapping } = this.#order;
    const surveyed = await this.#survey();
    if (!surveyed.ok) return surveyed;
    if (this.#stopped) return ok(this.#report("stopped"));
    if (dry) return ok(this.#report("done"));
    if (this.#badRows.size > 0 && !skipBad) return ok(this.#report("refused"));
    if (!(await source.unchanged())) return refuse("import-file-changed", { file: source.file });
    const key = checkpointKey(mapping.hash, source.hash, this.#applying.historic);
    const before = resume ? await checkpoints.read(key) : null;
    if (before !== null) {
      this.#count = { ...before };
      this.#resumedAfter = before.row;
    }
    await this.#load(key);
    if (this.#stopped) return ok(this.#report("stopped"));
    await checkpoints.remove(key);
    return ok(this.#report("done"));
  }

  get #stopped(): boolean {
    return this.#order.signal?.aborted ?? false;
  }

  /** First pass: everything that is wrong with the file. */
  async #survey(): Promise<Result<null>> {
    const seen = new SeenKeys();
    const pace = this.#pace("reading", null);
    for await (const batch of this.#batches()) {
      const fresh: Batched[] = [];
      for (const { at, row } of batch.rows) {
        const twice = seen.add(at, row);
        if (twice === null) fresh.push({ at, row });
        else if (twice === "same") this.#twins.add(at);
        else this.#bad([{ row: at, column: this.#order.mapping.key, fault: twice }]);
      }
      for (const broken of batch.broken) this.#bad(broken);
      const faults = await this.#order.target.check(fresh.map(({ row }) => row));
      for (const [index, why] of faults.entries()) {
        const at = fresh[index]?.at;
        if (why !== null && at !== undefined) this.#bad(refusedCells(at, why, this.#order.mapping));
      }
      this.#read += batch.read;
      if (this.#read > ROW_BOUNDS.rows)
        return refuse("import-rows-many", { most: ROW_BOUNDS.rows });
      pace.add(batch.read);
      if (this.#stopped) break;
    }
    return ok(null);
  }

  /** Second pass: opens what the first found good. */
  async #load(key: string): Promise<void> {
    const pace = this.#pace("loading", this.#read);
    for await (const batch of this.#batches()) {
      if (this.#stopped) return;
      pace.add(batch.read);
      if (batch.last <= this.#count.row) continue;
      const wanted = batch.rows.filter(({ at }) => at > this.#count.row && !this.#badRows.has(at));
      const single = wanted.filter(({ at }) => !this.#twins.has(at));
      if (single.length > 0) await this.#open(single);
      this.#count.repeated += wanted.length - single.length;
      this.#count.row = batch.last;
      await this.#order.checkpoints.write(key, { ...this.#count });
    }
  }

  async #open(wanted: readonly Batched[]): Promise<void> {
    const { target, mapping } = this.#order;
    const outcomes = await target.open(wanted.map(({ row }) => row));
    for (const [index, outcome] of outcomes.entries()) {
      const one = wanted[index];
      if (one === undefined) continue;
      if (outcome.outcome === "opened") this.#count.added += 1;
      else if (outcome.outcome === "repeated") this.#count.repeated += 1;
      else {
        this.#count.refused += 1;
        const changed = fault("import-key-changed", { value: one.row.key.slice(0, 60) });
        const at = { row: one.at, column: mapping.key, fault: changed };
        this.#bad(
          outcome.outcome === "changed" ? [at] : refusedCells(one.at, outcome.fault, mapping),
        );
      }
    }
  }

  /** The file's rows, mapped, in batches; between two the event loop serves others. */
  async *#batches(): AsyncGenerator<Batch> {
    const { source, mapping, batch: size = BATCH, rest } = this.#order;
    let batch = emptyBatch();
    for await (const read of source.rows()) {
      batch.read += 1;
      batch.last = read.row;
      if ("broken" in read)
        batch.broken.push([{ row: read.row, column: null, fault: read.broken }]);
      else {
        const applied = applyMapping(read, mapping, this.#applying);
        if ("bad" in applied) batch.broken.push(applied.bad);
        else batch.rows.push({ at: read.row, row: applied.row });
      }
      if (batch.read < size) continue;
      const began = performance.now();
      yield batch;
      batch = emptyBatch();
      if (rest) await rest(performance.now() - began);
      else await breathe();
    }
    if (batch.read > 0) yield batch;
  }

  #bad(cells: readonly BadCell[]): void {
    for (const cell of cells) {
      this.#cells.push(cell);
      this.#badRows.add(cell.row);
    }
  }

  #pace(phase: Progress["phase"], total: number | null): Pace {
    return new Pace(phase, total, this.#order.now, this.#order.onProgress ?? (() => {}));
  }

  #report(state: ImportReport["state"]): ImportReport {
    const { source, mapping, dry } = this.#order;
    return {
      file: source.file,
      source: mapping.name,
      pack: mapping.pack,
      type: mapping.type,
      way: this.#way,
      dry,
      state,
      read: this.#read,
      added: this.#count.added,
      repeated: this.#count.repeated,
      bad: this.#badRows.size,
      resumedAfter: this.#resumedAfter,
      cells: [...this.#cells].sort((a, b) => a.row - b.row),
    };
  }
}

interface Batch {
  read: number;
  /** Number of the last row in it. */
  last: number;
  readonly rows: Batched[];
  readonly broken: (readonly BadCell[])[];
}

function emptyBatch(): Batch {
  return { read: 0, last: 0, rows: [], broken: [] };
}
