import { readFile, stat } from "node:fs/promises";
import { ok, type Result, refuse } from "@xinlian/kernel";
import { readSheet, SheetNotFoundError } from "read-excel-file/node";
import { unpack } from "./archive.ts";
import { ROW_BOUNDS } from "./bounds.ts";
import { repack } from "./repack.ts";
import { sheetTooLarge } from "./sheet-size.ts";
import { type Cell, headerOf, rowOf, type SourceRow } from "./source-row.ts";
import { reason } from "./survey.ts";

export interface Sheet {
  readonly columns: readonly string[];
  rows(): AsyncIterable<SourceRow>;
}

/** Opens one sheet of an XLSX file (the first when `sheet` is null), after its archive was found harmless. */
export async function openXlsx(
  path: string,
  file: string,
  sheet: string | null,
): Promise<Result<Sheet>> {
  const { size } = await stat(path);
  if (size > ROW_BOUNDS.archive)
    return refuse("import-file-large", { file, size, most: ROW_BOUNDS.archive });
  const parts = unpack(await readFile(path), file);
  if (!parts.ok) return parts;
  const large = sheetTooLarge(parts.value, file);
  if (large !== null) return { ok: false, fault: large };
  const data = await readData(repack(parts.value), file, sheet);
  if (!data.ok) return data;
  const { names, twice } = headerOf(data.value[0] ?? []);
  if (twice !== null) return refuse("import-column-twice", { column: twice });
  return ok({ columns: names, rows: () => sheetRows(data.value, names) });
}

type Data = readonly (readonly Cell[])[];

async function readData(
  archive: Buffer,
  file: string,
  sheet: string | null,
): Promise<Result<Data>> {
  try {
    return ok((await (sheet === null ? readSheet(archive) : readSheet(archive, sheet))) as Data);
  } catch (error) {
    if (error instanceof SheetNotFoundError) {
      const allowed = ((error as { sheets?: readonly string[] }).sheets ?? []).join(", ");
      return refuse("import-sheet-unknown", { file, sheet: sheet ?? "1", allowed });
    }
    // Whatever a reader of foreign XML stumbles over is a fault of the file.
    return refuse("import-archive", { file, why: reason(error).slice(0, 160) });
  }
}

async function* sheetRows(data: Data, names: readonly string[]): AsyncGenerator<SourceRow> {
  for (const [at, cells] of data.entries()) {
    if (at > 0 && cells.some((cell) => cell !== null && cell !== ""))
      yield rowOf(at + 1, names, cells);
  }
}
