import { type Language, sayFault, type Words } from "@xinlian/kernel";
import writeExcel from "write-excel-file/node";
import type { BadCell } from "../mapping/apply.ts";
import type { ImportReport } from "./import-report.ts";

const HEADS: readonly Words[] = [
  { zh: "行", en: "row" },
  { zh: "列", en: "column" },
  { zh: "代码", en: "code" },
  { zh: "问题", en: "what is wrong" },
];

/** The bad cells of a run as a CSV file that spreadsheets open rightly: UTF-8 with its mark, CRLF. */
export function badCellsCsv(report: ImportReport, language: Language): string {
  const rows = [
    HEADS.map((head) => head[language]),
    ...report.cells.map((cell) => line(cell, language).map(String)),
  ];
  return `\ufeff${rows.map((row) => row.map(quoted).join(",")).join("\r\n")}\r\n`;
}

/** The same as one sheet of an XLSX file. */
export async function badCellsXlsx(report: ImportReport, language: Language): Promise<Buffer> {
  const head = HEADS.map((words) => ({ value: words[language], fontWeight: "bold" as const }));
  const rows = report.cells.map((cell) => line(cell, language).map((value) => ({ value })));
  const columns = [{ width: 8 }, { width: 20 }, { width: 22 }, { width: 80 }];
  return writeExcel([head, ...rows], { columns, stickyRowsCount: 1 }).toBuffer();
}

function line({ row, column, fault }: BadCell, language: Language): readonly (string | number)[] {
  return [row, column ?? "", fault.code, sayFault(fault, language)];
}

/** A cell that begins like a formula would be run by a spreadsheet: an apostrophe keeps it a text. */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
