import { readFileSync } from "node:fs";
import { type Fault, fault, ok, type Result } from "@xinlian/kernel";
import { type CsvError, parse } from "csv-parse/sync";

/** One row of a table with the line it stands on; every column of the table has a cell, empty cells as "". */
export interface TableRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** A CSV file of a city's folder: its first row names the columns. */
export interface Table {
  /** As faults name it: from the city's folder on. */
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

interface Line {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Where in a table something stands, as faults say it. */
export function cellPlace(table: Pick<Table, "file">, line: number, column?: string): string {
  return column === undefined ? `${table.file}:${line}` : `${table.file}:${line}, ${column}`;
}

/**
 * Reads a table whole; every row that is too short or too long is told with its line, nothing is guessed.
 * @param name how faults name the file
 */
export function readTable(path: string, name: string): Result<Table> {
  let lines: readonly Line[];
  try {
    lines = parse(readFileSync(path, "utf8"), {
      bom: true,
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
      trim: true,
    }) as unknown as readonly Line[];
  } catch (error) {
    const { message, lines: line = 1 } = error as CsvError & { lines?: number };
    return bad([fault("city-row", { why: message }, `${name}:${line}`)]);
  }
  const [head, ...body] = lines;
  if (head === undefined) return bad([fault("city-row", { why: "–" }, `${name}:1`)]);
  const columns = head.record;
  const faults: Fault[] = [];
  const rows: TableRow[] = [];
  for (const { record, info } of body) {
    if (record.length !== columns.length) {
      const why = `${record.length} ≠ ${columns.length} (${columns.join(", ")})`;
      faults.push(fault("city-row", { why }, `${name}:${info.lines}`));
      continue;
    }
    const cells = Object.fromEntries(columns.map((column, at) => [column, record[at] ?? ""]));
    rows.push({ line: info.lines, cells });
  }
  return faults.length > 0 ? bad(faults) : ok({ file: name, columns, rows });
}

/** Names the columns that a table has and may not have, and those that it lacks. */
export function columnFaults(
  table: Table,
  known: readonly string[],
  needed: readonly string[],
): readonly Fault[] {
  const place = `${table.file}:1`;
  const allowed = known.join(", ");
  return [
    ...table.columns
      .filter((column) => !known.includes(column))
      .map((column) => fault("city-column", { column, allowed }, place)),
    ...needed
      .filter((column) => !table.columns.includes(column))
      .map((column) => fault("city-column-missing", { column, allowed }, place)),
  ];
}

/** Every mistake of a city's files under one fault: nothing is founded half. */
export function bad(faults: readonly Fault[]): { readonly ok: false; readonly fault: Fault } {
  return {
    ok: false,
    fault: { ...fault("city-files-bad", { count: faults.length }), parts: faults },
  };
}
