import { basename, extname } from "node:path";
import { ok, type Result, refuse } from "@xinlian/kernel";
import type { Reading } from "../mapping/mapping.ts";
import { openCsv } from "./csv.ts";
import { jsonRows } from "./jsonl.ts";
import type { RowSource } from "./source-row.ts";
import { surveyFile } from "./survey.ts";
import { openXlsx } from "./xlsx.ts";

const KINDS: Readonly<Record<string, "jsonl" | "csv" | "xlsx">> = {
  ".jsonl": "jsonl",
  ".ndjson": "jsonl",
  ".csv": "csv",
  ".tsv": "csv",
  ".txt": "csv",
  ".xlsx": "xlsx",
};

/**
 * Opens a file of rows by its ending, which its content must bear out.
 * @param name as people know the file, when it was uploaded under another one
 */
export async function openRows(
  path: string,
  reading: Reading,
  name: string = basename(path),
): Promise<Result<RowSource>> {
  const kind = KINDS[extname(name).toLowerCase()];
  if (kind === undefined) return refuse("import-file-kind", { file: name });
  const survey = await surveyFile(path);
  if (!survey.ok)
    return {
      ok: false,
      fault: { ...survey.fault, values: { ...survey.fault.values, file: name } },
    };
  const { hash, zip } = survey.value;
  const unchanged = async () => {
    const again = await surveyFile(path);
    return again.ok && again.value.hash === hash;
  };
  const head = { file: name, hash, unchanged };
  if (kind === "xlsx") {
    if (!zip) return refuse("import-archive", { file: name, why: "no ZIP archive" });
    const sheet = await openXlsx(path, name, reading.sheet);
    return sheet.ok
      ? ok({ ...head, columns: sheet.value.columns, rows: () => sheet.value.rows() })
      : sheet;
  }
  const encoding = reading.encoding ?? survey.value.encoding;
  if (encoding === null) return refuse("import-encoding", { file: name });
  if (kind === "jsonl") return ok({ ...head, columns: null, rows: () => jsonRows(path, encoding) });
  const csv = await openCsv(path, { encoding, delimiter: reading.delimiter });
  return csv.ok ? ok({ ...head, columns: csv.value.columns, rows: () => csv.value.rows() }) : csv;
}
