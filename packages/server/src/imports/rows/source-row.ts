import type { Fault } from "@xinlian/kernel";

/** What a cell may hold. Dates come from spreadsheets only: civil time, carried as if it were UTC. */
export type Cell = null | string | number | boolean | Date;

/** One row as it stands in the file, before any mapping. */
export interface SourceRow {
  /** As a spreadsheet counts: the header is row 1. In JSON lines the number of the line. */
  readonly row: number;
  readonly cells: ReadonlyMap<string, Cell>;
}

/** A row that could not even be read. */
export interface BrokenRow {
  readonly row: number;
  readonly broken: Fault;
}

/** A file of rows. May be read more than once; each reading begins at the first row. */
export interface RowSource {
  /** Name of the file, for messages. */
  readonly file: string;
  /** SHA-256 (hex) of its bytes. */
  readonly hash: string;
  /** The header; null where every row names its own columns (JSON lines). */
  readonly columns: readonly string[] | null;
  rows(): AsyncIterable<SourceRow | BrokenRow>;
  /** Whether the file still has the bytes of `hash`. */
  unchanged(): Promise<boolean>;
}

/** Marks that nobody sees: a column with one of them looks like the column that is wanted. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** The header as names, trimmed and without invisible marks, or the name that stands twice. Columns without a name are left out of the rows. */
export function headerOf(cells: readonly Cell[]): {
  readonly names: readonly string[];
  readonly twice: string | null;
} {
  const names = cells.map((cell) =>
    String(cell ?? "")
      .replace(INVISIBLE, "")
      .trim(),
  );
  const named = names.filter((name) => name !== "");
  const twice = named.find((name, at) => named.indexOf(name) !== at) ?? null;
  return { names, twice };
}

export function rowOf(row: number, names: readonly string[], cells: readonly Cell[]): SourceRow {
  const named = names.flatMap((name, at): [string, Cell][] =>
    name === "" ? [] : [[name, cells[at] ?? null]],
  );
  return { row, cells: new Map(named) };
}
