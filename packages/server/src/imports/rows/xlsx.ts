import { readFile, stat } from "node:fs/promises";
import { ok, type Result, refuse } from "@xinlian/kernel";
import { unpack } from "./archive.ts";
import { ROW_BOUNDS } from "./bounds.ts";
import { repack } from "./repack.ts";
import { sheetFlaw } from "./sheet-flaw.ts";
import { readSheetData, type SheetData } from "./sheet-worker.ts";
import { headerOf, rowOf, type SourceRow } from "./source-row.ts";

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
  const flaw = sheetFlaw(parts.value, file);
  if (flaw !== null) return { ok: false, fault: flaw };
  const data = await readSheetData(repack(parts.value), file, sheet);
  if (!data.ok) return data;
  const { names, twice } = headerOf(data.value[0] ?? []);
  if (twice !== null) return refuse("import-column-twice", { column: twice });
  return ok({ columns: names, rows: () => sheetRows(data.value, names) });
}

async function* sheetRows(data: SheetData, names: readonly string[]): AsyncGenerator<SourceRow> {
  for (const [at, cells] of data.entries()) {
    if (at > 0 && cells.some((cell) => cell !== null && cell !== ""))
      yield rowOf(at + 1, names, cells);
  }
}
