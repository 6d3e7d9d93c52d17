import { readSheet } from "read-excel-file/node";
import { opened, textOf } from "../../packages/server/test/office-file.ts";

/** What a DOCX says. */
export function saysOf(docx: Buffer): string {
  return textOf(opened(docx)["word/document.xml"] ?? "");
}

/** The rows of each sheet of an XLSX. */
export async function sheetsOf(xlsx: Buffer, count: number) {
  const sheets = [];
  for (let at = 1; at <= count; at += 1) sheets.push(await readSheet(xlsx, at));
  return sheets;
}
