import { cellText } from "../imports/mapping/cell-text.ts";
import type { Cell } from "../imports/rows/source-row.ts";

/** The column that says what is wrong; a file that comes back with it is read as if it were not there. */
export const PROBLEM = "问题";

/** A row that was refused, as it stood in the file, and why. */
export interface RefusedRow {
  readonly row: number;
  readonly cells: ReadonlyMap<string, Cell>;
  readonly why: readonly string[];
}

/**
 * The refused rows as a file to be mended and brought in again: the columns of the file they came in, and one that says what is wrong. CSV
 * with a byte order mark, so that a spreadsheet reads it as UTF-8. Null when nothing was refused.
 */
export function mendFile(
  columns: readonly string[] | null,
  refused: readonly RefusedRow[],
): string | null {
  if (refused.length === 0) return null;
  const named = columns ?? [...new Set(refused.flatMap(({ cells }) => [...cells.keys()]))];
  const heads = named.filter((column) => column !== "" && column !== PROBLEM);
  const lines = [...refused]
    .sort((a, b) => a.row - b.row)
    .map(({ row, cells, why }) => [
      ...heads.map((head) => cellText(cells.get(head))),
      `第 ${row} 行：${why.join("；")}`,
    ]);
  const text = [[...heads, PROBLEM], ...lines].map((line) => line.map(quoted).join(","));
  return `\ufeff${text.join("\r\n")}\r\n`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
