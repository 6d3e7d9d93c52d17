import fc from "fast-check";
import { describe, expect, test } from "vitest";
import writeExcel from "write-excel-file/node";
import { openRows } from "../src/imports/rows/open.ts";
import type { BrokenRow, SourceRow } from "../src/imports/rows/source-row.ts";
import { linesOf, TOO_LONG } from "../src/imports/rows/text.ts";
import { fileOf, must } from "./imports-town.ts";

const PLAIN = { sheet: null, delimiter: null, encoding: null };

async function read(
  path: string,
  reading: Partial<typeof PLAIN & { sheet: string | null; delimiter: string | null }> = {},
) {
  const source = must(await openRows(path, { ...PLAIN, ...reading }));
  const rows: (SourceRow | BrokenRow)[] = [];
  for await (const row of source.rows()) rows.push(row);
  return { source, rows };
}

const shown = (rows: readonly (SourceRow | BrokenRow)[]) =>
  rows.map((row) =>
    "broken" in row ? [row.row, row.broken.code] : [row.row, Object.fromEntries(row.cells)],
  );

/** 编号,内容 / 1,路灯 in GB18030. */
const GB18030 = Buffer.from([
  0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xc4, 0xda, 0xc8, 0xdd, 0x0a, 0x31, 0x2c, 0xc2, 0xb7, 0xb5, 0xc6,
  0x0a,
]);

describe("CSV", () => {
  const text = "编号,内容\n1,路灯\n";
  test.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with its mark", Buffer.from(`\ufeff${text}`)],
    ["GB18030", GB18030],
    ["UTF-16 LE", Buffer.from(`\ufeff${text}`, "utf16le")],
    ["UTF-16 BE", Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
    ["CRLF", Buffer.from(text.replaceAll("\n", "\r\n"))],
    ["no line end at the end", Buffer.from(text.trimEnd())],
  ])("%s", async (_, bytes) => {
    const { rows, source } = await read(fileOf("a.csv", bytes));
    expect(source.columns).toEqual(["编号", "内容"]);
    expect(shown(rows)).toEqual([[2, { 编号: "1", 内容: "路灯" }]]);
  });

  test("a GB18030 file is known by its last line, however much ASCII stands before", async () => {
    const head = Buffer.from(`id,text\n${"1,plain\n".repeat(300_000)}`);
    const path = fileOf("a.csv", Buffer.concat([head, GB18030.subarray(10)]));
    const { rows } = await read(path);
    const last = rows.at(-1) as SourceRow;
    expect(last.cells.get("text")).toBe("路灯");
  });

  test.each([",", "\t", ";", "|"])("the delimiter %j is found in the header", async (delimiter) => {
    const { rows } = await read(fileOf("a.csv", `a${delimiter}"b, c"\n1${delimiter}2\n`));
    expect(shown(rows)).toEqual([[2, { a: "1", "b, c": "2" }]]);
  });

  test("a cell of several lines counts as one row, empty rows are passed over", async () => {
    const { rows } = await read(fileOf("a.csv", 'a,b\n"x\ny",1\n\n,\n"say ""hi""",2\n'));
    expect(shown(rows)).toEqual([
      [2, { a: "x\ny", b: "1" }],
      [5, { a: 'say "hi"', b: "2" }],
    ]);
  });

  test("a row of another width is told, one empty cell more is not", async () => {
    const { rows } = await read(fileOf("a.csv", "a,b\n1\n1,2,3\n1,2,\n"));
    expect(shown(rows)).toEqual([
      [2, "import-row-width"],
      [3, "import-row-width"],
      [4, { a: "1", b: "2" }],
    ]);
  });

  test("a quote that is never closed ends the reading at its row", async () => {
    const { rows } = await read(fileOf("a.csv", 'a,b\n1,2\n"3,4\n5,6\n'));
    expect(shown(rows).map(([row, what]) => [row, typeof what])).toEqual([
      [2, "object"],
      [3, "string"],
    ]);
    expect(shown(rows).at(-1)).toEqual([3, "import-row-broken"]);
  });

  test("a header that names a column twice is refused", async () => {
    const opened = await openRows(fileOf("a.csv", "a,b,a\n"), PLAIN);
    expect(opened).toMatchObject({ ok: false, fault: { code: "import-column-twice" } });
  });

  test("a column called __proto__ is a column", async () => {
    const { rows } = await read(fileOf("a.csv", "__proto__,b\n1,2\n"));
    expect((rows[0] as SourceRow).cells.get("__proto__")).toBe("1");
  });
});

describe("JSON lines", () => {
  test("objects in objects become dotted columns, lists stay JSON, empty lines are passed over", async () => {
    const { rows, source } = await read(
      fileOf("a.jsonl", '{"a":1,"b":{"c":"x"},"d":[1],"e":null}\n\n{"a":2}'),
    );
    expect(source.columns).toBeNull();
    expect(shown(rows)).toEqual([
      [1, { a: 1, "b.c": "x", d: "[1]", e: null }],
      [3, { a: 2 }],
    ]);
  });

  test("lines that are no object are told, the others read on", async () => {
    const { rows } = await read(fileOf("a.jsonl", '{"a":\n[1]\n"x"\n{"a":1}\n'));
    expect(shown(rows)).toEqual([
      [1, "import-row-json"],
      [2, "import-row-object"],
      [3, "import-row-object"],
      [4, { a: 1 }],
    ]);
  });
});

describe("lines", () => {
  test("are the same however the text is cut into pieces", async () => {
    const pieces = fc.array(fc.string({ unit: fc.constantFrom("a", "路", "\n"), maxLength: 6 }), {
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(pieces, async (list) => {
        const got: unknown[] = [];
        for await (const line of linesOf(asyncly(list), 5)) got.push(line);
        const naive = list.join("").split("\n");
        if (naive.at(-1) === "") naive.pop();
        expect(got).toEqual(naive.map((line) => (line.length > 5 ? TOO_LONG : line)));
      }),
    );
  });

  async function* asyncly(list: readonly string[]): AsyncGenerator<string> {
    yield* list;
  }
});

describe("XLSX", () => {
  const sheet = (
    rows: readonly (readonly (string | number | boolean | Date | null)[])[],
    name = "一",
  ) => ({
    data: rows.map((row) =>
      row.map((value) =>
        value instanceof Date ? { value, format: "yyyy-mm-dd" } : value === null ? null : { value },
      ),
    ),
    sheet: name,
  });

  test("cells keep their kind, rows their number in the sheet", async () => {
    const day = new Date("2020-03-01T00:00:00Z");
    const file = await writeExcel([
      sheet([
        ["编号", "日期", "数", "是"],
        ["A1", day, 3.5, true],
        [null, null, null, null],
        ["A2", day, 4, false],
      ]),
    ]).toBuffer();
    const { rows, source } = await read(fileOf("a.xlsx", file));
    expect(source.columns).toEqual(["编号", "日期", "数", "是"]);
    expect(shown(rows)).toEqual([
      [2, { 编号: "A1", 日期: day, 数: 3.5, 是: true }],
      [4, { 编号: "A2", 日期: day, 数: 4, 是: false }],
    ]);
  });

  test("another sheet by its name; one that is not there is refused with those that are", async () => {
    const file = await writeExcel([
      sheet([["a"], ["1"]], "甲"),
      sheet([["b"], ["2"]], "乙"),
    ]).toBuffer();
    const path = fileOf("a.xlsx", file);
    const { source } = await read(path, { sheet: "乙" } as object);
    expect(source.columns).toEqual(["b"]);
    const none = await openRows(path, { ...PLAIN, sheet: "丙" });
    expect(none).toMatchObject({
      ok: false,
      fault: { code: "import-sheet-unknown", values: { allowed: "甲, 乙" } },
    });
  });
});

describe("files that are none", () => {
  test.each([
    ["a.doc", "x", "import-file-kind"],
    ["a.csv", "", "import-file-empty"],
    ["a.csv", Buffer.from([0xff, 0x80, 0x00, 0x81]), "import-encoding"],
    ["a.jsonl", Buffer.from([0x00, 0x01]), "import-encoding"],
    ["a.xlsx", "a,b\n1,2\n", "import-archive"],
    ["a.csv", Buffer.from("PK\u0003\u0004 not text"), "import-encoding"],
    ["a.xlsx", "PK\u0003\u0004 and nothing more", "import-archive"],
  ])("%s %#", async (name, content, code) => {
    expect(await openRows(fileOf(name, content), PLAIN)).toMatchObject({
      ok: false,
      fault: { code, values: { file: name } },
    });
  });

  test("a file that is not there", async () => {
    expect(await openRows("/nowhere/a.csv", PLAIN)).toMatchObject({
      ok: false,
      fault: { code: "import-file-missing" },
    });
  });

  test("random bytes are refused or read, never thrown at", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 200 }),
        fc.constantFrom("a.csv", "a.jsonl", "a.xlsx"),
        async (bytes, name) => {
          const opened = await openRows(fileOf(name, Buffer.from(bytes)), PLAIN);
          if (opened.ok)
            for await (const row of opened.value.rows()) expect(row.row).toBeGreaterThan(0);
        },
      ),
      {
        numRuns: 200,
        // Every reason of the CSV reader counts, not only those whose code begins with CSV_.
        examples: [[Uint8Array.from([1, 0x22, 1]), "a.csv"]],
      },
    );
  });
});
