import type { FigureSheet } from "@xinlian/wire";
import type { Town } from "../../packages/server/test/town.ts";
import { countByHand } from "./count.ts";
import type { Told } from "./replay.ts";

export interface Compared {
  readonly compared: number;
  readonly differ: readonly string[];
  /** Figures that were 0 or had nothing to be a share of: their agreement proves nothing. */
  readonly nothing: readonly string[];
  /** Every figure by hand, in hundredths where it is a share. */
  readonly values: ReadonlyMap<string, number>;
}

/** Every figure of the sheet and of the paper of a statistic day against the count by hand. */
export async function compare(
  town: Town,
  cases: readonly Told[],
  from: number,
  until: number,
): Promise<Compared> {
  const reader = await town.staff("duban");
  const hand = countByHand(cases, from, until, town.house.keeper.now.calendar(null));
  const sheet = (await reader.get("/api/figures/hotline?period=2026-11-04")).json<FigureSheet>();
  const differ: string[] = [];
  const nothing: string[] = [];
  const values = new Map<string, number>();
  const rows = new Map<string, FigureSheet["rows"][number]>();
  let compared = 0;
  for (const row of sheet.rows) {
    rows.set(row.indicator, row);
    const right = hand[row.indicator];
    if (right === undefined) {
      differ.push(`${row.indicator}: nobody counts it by hand`);
      continue;
    }
    compared += 1;
    values.set(row.indicator, Math.round((right ?? 0) * 1000) / 1000);
    if (right === null || right === 0) nothing.push(row.indicator);
    const near =
      right === null || row.value === null
        ? right === row.value
        : Math.abs(right - row.value) < 1e-9;
    if (!near) differ.push(`${row.indicator}: the sheet says ${row.value}, by hand ${right}`);
  }
  for (const indicator of Object.keys(hand)) {
    if (!rows.has(indicator)) differ.push(`${indicator}: the sheet does not have it`);
  }
  const list = (await reader.get("/api/bulletins/hotline")).json();
  const paper = (await reader.get(`/api/bulletins/hotline/daily/${list.rows[0]?.id}`)).json();
  for (const figure of paper.figures ?? []) {
    compared += 1;
    const row = rows.get(figure.indicator);
    if (!row?.value) nothing.push(`${figure.indicator} of the paper`);
    if (row?.text !== figure.text)
      differ.push(`${figure.indicator}: the paper says ${figure.text}, the sheet ${row?.text}`);
  }
  if ((paper.figures ?? []).length === 0) differ.push("the paper has no figures");
  return { compared, differ, nothing, values };
}
