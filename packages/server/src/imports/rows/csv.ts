import { Readable } from "node:stream";
import { fault, ok, type Result, refuse } from "@xinlian/kernel";
import { CsvError, parse } from "csv-parse";
import { ROW_BOUNDS } from "./bounds.ts";
import { type BrokenRow, headerOf, rowOf, type SourceRow } from "./source-row.ts";
import type { Encoding } from "./survey.ts";
import { textOf } from "./text.ts";

export interface CsvReading {
  readonly encoding: Encoding;
  /** null = the one of `,` tab `;` `|` that stands most often in the header. */
  readonly delimiter: string | null;
}

const DELIMITERS = [",", "\t", ";", "|"];

/** Opens a CSV file: reads its header. */
export async function openCsv(path: string, reading: CsvReading): Promise<Result<CsvFile>> {
  const head = await headOf(path, reading.encoding);
  const delimiter = reading.delimiter ?? guessDelimiter(head);
  const file = new CsvFile(path, reading.encoding, delimiter);
  for await (const record of file.records()) {
    if ("broken" in record) return { ok: false, fault: { ...record.broken, place: "1" } };
    const { names, twice } = headerOf(record.cells);
    if (twice !== null) return refuse("import-column-twice", { column: twice });
    return ok(file.named(names));
  }
  return ok(file);
}

interface Record {
  readonly row: number;
  readonly cells: readonly string[];
}

export class CsvFile {
  readonly #path: string;
  readonly #encoding: Encoding;
  readonly #delimiter: string;
  readonly columns: readonly string[];

  constructor(
    path: string,
    encoding: Encoding,
    delimiter: string,
    columns: readonly string[] = [],
  ) {
    this.#path = path;
    this.#encoding = encoding;
    this.#delimiter = delimiter;
    this.columns = columns;
  }

  named(columns: readonly string[]): CsvFile {
    return new CsvFile(this.#path, this.#encoding, this.#delimiter, columns);
  }

  async *rows(): AsyncGenerator<SourceRow | BrokenRow> {
    for await (const record of this.records()) {
      if ("broken" in record) {
        yield record;
      } else if (record.row > 1 && record.cells.some((cell) => cell.trim() !== "")) {
        yield this.#row(record);
      }
    }
  }

  #row({ row, cells }: Record): SourceRow | BrokenRow {
    const expected = this.columns.length;
    // A separator at the end of every line is common and means nothing.
    const extra = cells.slice(expected).some((cell) => cell.trim() !== "");
    if (cells.length < expected || extra) {
      return { row, broken: fault("import-row-width", { count: cells.length, expected }) };
    }
    return rowOf(row, this.columns, cells);
  }

  /** Every record with its number. A quote that is never closed ends the reading with the reason. */
  async *records(): AsyncGenerator<Record | BrokenRow> {
    const source = Readable.from(textOf(this.#path, this.#encoding));
    const parser = parse({
      delimiter: this.#delimiter,
      relax_column_count: true,
      max_record_size: ROW_BOUNDS.line,
    });
    source.on("error", (error) => parser.destroy(error));
    source.pipe(parser);
    let row = 0;
    try {
      for await (const cells of parser as AsyncIterable<string[]>) {
        row += 1;
        yield { row, cells };
      }
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      const why = error.message.slice(0, 160);
      yield { row: row + 1, broken: fault("import-row-broken", { why }) };
    } finally {
      source.destroy();
      parser.destroy();
    }
  }
}

async function headOf(path: string, encoding: Encoding): Promise<string> {
  for await (const text of textOf(path, encoding)) return text;
  return "";
}

/** Counted outside quotes, in the first line. */
function guessDelimiter(head: string): string {
  const counts = new Map(DELIMITERS.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  for (const character of head) {
    if (character === '"') quoted = !quoted;
    if (quoted) continue;
    if (character === "\n") break;
    const count = counts.get(character);
    if (count !== undefined) counts.set(character, count + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ",";
}
