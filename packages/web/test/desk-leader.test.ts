import type { FigureRow, FigureSheet } from "@xinlian/wire";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvOf } from "../src/desk/leader/csv.ts";
import { difference, partsOf } from "../src/desk/leader/parts.ts";
import { countedAddress } from "../src/desk/leader/use-leader.ts";
import { leaderWords } from "../src/desk/leader/words.ts";

const ROW: FigureRow = {
  indicator: "received",
  words: { zh: "受理量", en: "received" },
  unit: { zh: "件", en: "cases" },
  means: null,
  key: null,
  keyWords: null,
  value: 12,
  text: "12",
  n: 12,
  why: null,
  opens: null,
  opensWhole: null,
};

/** Reads a table back as a spreadsheet does: naive, letter by letter. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  for (let at = 1; at < text.length; at++) {
    const sign = text[at] ?? "";
    if (quoted && sign === '"' && text[at + 1] === '"') {
      cell += '"';
      at++;
    } else if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === ",") {
      rows.at(-1)?.push(cell);
      cell = "";
    } else if (!quoted && sign === "\r" && text[at + 1] === "\n") {
      rows.at(-1)?.push(cell);
      cell = "";
      rows.push([]);
      at++;
    } else cell += sign;
  }
  rows.pop();
  return rows;
}

describe("the leader's page", () => {
  test("a table is read back from its file as it was, and nothing in it is a formula", () => {
    const table = fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(table, (rows) => {
        const read = readCsv(csvOf(rows));
        for (const [at, row] of rows.entries()) {
          for (const [place, value] of row.entries()) {
            const cell = read[at]?.[place] ?? "";
            expect(cell === value || cell === `'${value}`).toBe(true);
            expect(/^[=+\-@\t]/.test(cell)).toBe(false);
          }
        }
      }),
    );
    expect(csvOf([["区域", 3]]).startsWith("\uFEFF区域,3")).toBe(true);
  });

  test("a change is told in words: numbers by amount, rates by points, nothing where there is no answer", () => {
    const was = (value: number | null) => ({ ...ROW, value });
    const rate = (value: number | null) => ({ ...ROW, unit: { zh: "%", en: "%" }, value });
    const { zh, en } = leaderWords;
    expect(difference(ROW, was(7), zh)).toBe("多 5");
    expect(difference(ROW, was(19), en)).toBe("7 fewer");
    expect(difference(ROW, was(12), zh)).toBe("持平");
    expect(difference(rate(0.876), rate(0.953), zh)).toBe("低 7.7 个百分点");
    expect(difference(rate(null), rate(0.9), zh)).toBe("–");
    expect(difference(ROW, undefined, zh)).toBe("–");
  });

  test("a divided sheet falls into its parts, those without a key too", () => {
    const keyed = (key: string | null, indicator: string) => ({ ...ROW, key, indicator });
    const rows = [keyed("a", "x"), keyed("a", "y"), keyed(null, "x"), keyed("-", "x")];
    const parts = partsOf({ rows } as unknown as FigureSheet);
    expect(parts.map(({ key, rows: own }) => [key, own.length])).toEqual([
      ["a", 2],
      [null, 1],
      ["-", 1],
    ]);
  });

  test("a number leads to the page of its cases: figure, period and division in the path, place in the query", () => {
    expect(countedAddress("pack=p&figure=f&period=2026-11")).toBe("/counted/p/f/2026-11");
    expect(countedAddress("pack=p&figure=f&period=2026&dims=kind%3Ahelp&area=511102")).toBe(
      "/counted/p/f/2026/kind%3Ahelp?area=511102",
    );
  });

  test("both languages say the same things", () => {
    expect(Object.keys(leaderWords.en)).toEqual(Object.keys(leaderWords.zh));
  });
});
