import type { FigureRow, FigureSheet } from "@xinlian/wire";
import type { leaderWords } from "./words.ts";

type Texts = (typeof leaderWords)["zh"];

/** How a figure stands against the period before: `多 74`, `少 3`, `持平`; rates by points. */
export function difference(row: FigureRow, before: FigureRow | undefined, w: Texts): string {
  if (row.value === null || before?.value == null) return "–";
  const rate = row.unit?.zh === "%";
  const change = (row.value - before.value) * (rate ? 100 : 1);
  const amount = rounded(Math.abs(change), rate ? 1 : decimalsOf(row.text));
  if (amount === 0) return w.same;
  return change > 0 ? w.more(amount, rate) : w.fewer(amount, rate);
}

/** How many places the figure is written with. */
const decimalsOf = (text: string): number => /\.(\d+)/.exec(text)?.[1]?.length ?? 0;

function rounded(amount: number, decimals: number): number {
  return Math.round(amount * 10 ** decimals) / 10 ** decimals;
}

/** Figures of one part: an area, a topic. */
export interface Part {
  readonly key: string | null;
  readonly words: FigureRow["keyWords"];
  readonly rows: readonly FigureRow[];
}

/** A sheet that is divided, part by part, in its own order. */
export function partsOf(sheet: FigureSheet): readonly Part[] {
  const parts = new Map<
    string,
    { key: string | null; words: FigureRow["keyWords"]; rows: FigureRow[] }
  >();
  for (const row of sheet.rows) {
    const name = `${row.key === null ? "-" : `=${row.key}`}`;
    const part = parts.get(name) ?? { key: row.key, words: row.keyWords, rows: [] };
    part.rows.push(row);
    parts.set(name, part);
  }
  return [...parts.values()];
}
