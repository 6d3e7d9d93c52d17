import type { Bench } from "../write/append.ts";

/** One run of an import as it stands; moments in ms. */
export interface ImportRun {
  readonly id: string;
  /** Where the rows come from; with a row's own key it says whether the row has entered before. */
  readonly source: string;
  readonly file: string;
  readonly fileHash: string;
  readonly mode: "dry" | "historic" | "live";
  readonly status: "running" | "stopped" | "done" | "failed";
  /** Person id, or `self`. */
  readonly begunBy: string;
  readonly begunAt: number;
  readonly endedAt: number | null;
  readonly read: number;
  readonly added: number;
  readonly repeated: number;
  readonly bad: number;
  /** Faults of bad rows; JSON, no personal values. */
  readonly report: readonly unknown[];
}

export interface Imports {
  /** Keeps the run as it stands now; called again as it goes on. */
  put(run: ImportRun): Promise<void>;
  /** The streams of rows that entered before, by source key. */
  known(source: string, keys: readonly string[]): Promise<ReadonlyMap<string, string | null>>;
  note(
    source: string,
    run: string,
    rows: readonly { key: string; stream: string }[],
  ): Promise<void>;
}

export function importsOf({ pool, city }: Pick<Bench, "pool" | "city">): Imports {
  return {
    put: async (run) => {
      const row = {
        id: run.id,
        source: run.source,
        file: run.file,
        file_hash: run.fileHash,
        mode: run.mode,
        status: run.status,
        begun_by: run.begunBy,
        begun_at: new Date(run.begunAt).toISOString(),
        ended_at: run.endedAt === null ? null : new Date(run.endedAt).toISOString(),
        rows_read: run.read,
        rows_added: run.added,
        rows_repeated: run.repeated,
        rows_bad: run.bad,
        report: run.report,
      };
      await pool.query("SELECT ledger.put_import($1, $2)", [city, JSON.stringify(row)]);
    },
    known: async (source, keys) => {
      const { rows } = await pool.query<{ source_key: string; stream: string | null }>(
        "SELECT * FROM ledger.imported($1, $2, $3)",
        [city, source, keys],
      );
      return new Map(rows.map((row) => [row.source_key, row.stream]));
    },
    note: async (source, run, rows) => {
      await pool.query("SELECT ledger.note_imported($1, $2, $3, $4, $5)", [
        city,
        source,
        run,
        rows.map((row) => row.key),
        rows.map((row) => row.stream),
      ]);
    },
  };
}
