import { type Fault, fault } from "@xinlian/kernel";
import type { Part } from "./archive.ts";
import { ROW_BOUNDS } from "./bounds.ts";

/** A tag is read up to the next angle bracket only, so the whole scan is linear. */
const TAG = /<(?:[a-z]+:)?(row|c)(?=[\s/>])(?:[^<>]*?\sr="([A-Z]{0,3})([0-9]{1,8})")?/g;
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/u;

/** A bracket inside a tag: no XML has it, and readers that mend broken XML take ages over it. */
const BROKEN = /<[^<>!?][^<>]*</;

/**
 * What makes a sheet unfit to be read: broken tags, or a rectangle of cells too large to be filled. A reader fills it, so that one
 * cell in the last corner of a sheet would cost 17 thousand million empty ones.
 */
export function sheetFlaw(parts: readonly Part[], file: string): Fault | null {
  for (const part of parts) {
    if (!SHEET.test(part.name)) continue;
    const xml = part.bytes.toString("latin1");
    if (BROKEN.test(xml)) return fault("import-archive", { file, why: `${part.name}: < in a tag` });
    const { rows, columns } = sizeOf(xml);
    const too = (what: string, size: number, most: number) =>
      fault("import-archive-large", { file, what, size, most });
    if (rows > ROW_BOUNDS.sheetRows) return too("rows", rows, ROW_BOUNDS.sheetRows);
    if (columns > ROW_BOUNDS.columns) return too("columns", columns, ROW_BOUNDS.columns);
    if (rows * columns > ROW_BOUNDS.sheetCells)
      return too("cells", rows * columns, ROW_BOUNDS.sheetCells);
  }
  return null;
}

function sizeOf(xml: string): { readonly rows: number; readonly columns: number } {
  let [row, column, rows, columns] = [0, 0, 0, 0];
  for (const [, tag, letters, digits] of xml.matchAll(TAG)) {
    if (tag === "row") {
      row = digits === undefined ? row + 1 : Number(digits);
      column = 0;
    } else {
      column = letters ? columnNumber(letters) : column + 1;
      if (letters && digits) row = Number(digits);
    }
    rows = Math.max(rows, row);
    columns = Math.max(columns, column);
  }
  return { rows, columns };
}

/** A = 1, Z = 26, AA = 27. */
function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
