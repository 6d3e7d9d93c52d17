import { type Language, sayFault } from "@xinlian/kernel";
import type { BadCell } from "../mapping/apply.ts";

/** `row 17, column 受理时间`. */
function cellPlace({ row, column }: BadCell, language: Language): string {
  if (language === "zh") return column === null ? `第 ${row} 行` : `第 ${row} 行“${column}”列`;
  return column === null ? `row ${row}` : `row ${row}, column ${column}`;
}

/** `row 17, column 受理时间: "2024/13/01" is not a date (expected YYYY-MM-DD)`. */
export function badCellText(cell: BadCell, language: Language): string {
  const colon = language === "zh" ? "：" : ": ";
  return `${cellPlace(cell, language)}${colon}${sayFault(cell.fault, language)}`;
}
