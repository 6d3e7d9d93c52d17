import { fault } from "@xinlian/kernel";
import { parse } from "csv-parse/sync";
import { readSheet } from "read-excel-file/node";
import { expect, test } from "vitest";
import { badCellsCsv, badCellsXlsx } from "../src/imports/report/download.ts";
import type { ImportReport } from "../src/imports/report/import-report.ts";

const EVIL = '=HYPERLINK("http://x")';
const REPORT: ImportReport = {
  file: "a.csv",
  source: "a",
  pack: "p",
  type: "t",
  way: "live",
  dry: true,
  state: "done",
  read: 3,
  added: 0,
  repeated: 0,
  bad: 2,
  resumedAfter: null,
  cells: [
    {
      row: 3,
      column: EVIL,
      fault: fault("import-cell-date", { value: 'a,"b"\n', expected: "YYYY-MM-DD" }),
    },
    { row: 4, column: null, fault: fault("import-row-width", { count: 1, expected: 3 }) },
  ],
};

test("the CSV reads back as it was, and no cell of it is a formula", () => {
  const rows = parse(badCellsCsv(REPORT, "en"), { bom: true });
  expect(rows).toEqual([
    ["row", "column", "code", "what is wrong"],
    ["3", `'${EVIL}`, "import-cell-date", '"a,"b"\n" is not a date (expected YYYY-MM-DD)'],
    ["4", "", "import-row-width", "has 1 cells; the header has 3"],
  ]);
});

test("the XLSX holds the same, texts as texts", async () => {
  const rows = await readSheet(await badCellsXlsx(REPORT, "zh"));
  expect(rows[0]).toEqual(["行", "列", "代码", "问题"]);
  expect(rows[1]?.slice(0, 3)).toEqual([3, EVIL, "import-cell-date"]);
  expect(rows[2]).toEqual([4, null, "import-row-width", "有 1 格，表头是 3 格"]);
});
