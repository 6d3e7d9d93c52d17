/** What a file may weigh: generous for real exports of other systems, narrow for an input that means harm. */
export const ROW_BOUNDS = {
  /** Bytes of a CSV or JSON lines file. */
  textFile: 2 * 1024 ** 3,
  /** Bytes of an XLSX file. */
  archive: 64 * 1024 ** 2,
  /** Bytes of all its parts together, unpacked. */
  unpacked: 256 * 1024 ** 2,
  /** Unpacked size of one part over its packed size, once the part is larger than 1 MB. */
  ratio: 400,
  entries: 2_000,
  rows: 2_000_000,
  /** Rows of one sheet: a spreadsheet cannot have more. */
  sheetRows: 1_048_576,
  columns: 500,
  /** Cells of one sheet, counted as the rectangle that holds them. */
  sheetCells: 5_000_000,
  /** Characters of one row of text. */
  line: 4 * 1024 ** 2,
} as const;
