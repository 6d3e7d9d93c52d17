import {
  type BulletinTallyNode,
  type EntryState,
  type Figure,
  figuresOf,
  figureText,
  type IndicatorNode,
  PART,
  type Pack,
  type PaperFigure,
  type PaperTable,
  type Period,
  type Sum,
  type Words,
} from "@xinlian/kernel";

import type { Sql } from "@xinlian/ledger";
import type { Engine } from "../engine/engine.ts";
import { keysOf } from "../figure/keys.ts";
import { figureRow } from "../figure/sheet.ts";
import { type Summed, sumsOf } from "../figure/sums.ts";

/** What the figures of a paper are of: a period, or an entry and its day (BU-12). */
export interface Span {
  readonly period: Period;
  readonly entry?: EntryState;
  /** Nothing at or after this moment counts, ms. */
  readonly cutoff: number;
}

/** Figures of a paper, read in the engine's eyes: a bulletin is the city's. */
export async function figuresIn(
  engine: Engine,
  pack: Pack,
  names: readonly string[],
  span: Span,
): Promise<readonly PaperFigure[]> {
  const { city, ledger } = engine;
  const sums = await ledger.view({ kind: "engine" }, (sql) =>
    sumsIn(sql, city.code, pack, null, span),
  );
  const settings = city.settings.get(pack.name) ?? {};
  const world = { pack, settings, calendar: city.calendar };
  const figures = figuresOf(world, new Map(sums.map((sum) => [sum.indicator, sum])));
  return names.flatMap((name): PaperFigure[] => {
    const indicator = pack.indicators[name];
    if (indicator === undefined) return [];
    const dims = entryDims(indicator, pack, span.entry);
    const filter: Record<string, string> = {};
    for (const [field, value] of Object.entries(dims)) filter["dims"] = `${field}:${value}`;
    const opening = { pack, period: span.period.name, filter };
    const row = figureRow(indicator, figures.get(name) as Figure, settings, pack, opening);
    const { words: text, unit, means, value, text: shown, n, why, opens } = row;
    return [{ indicator: name, text, unit, means, value, shown, n, why, opens }];
  });
}

/** Figures divided by something: a row for each part under which something stands. */
export async function tallyOf(
  engine: Engine,
  pack: Pack,
  tally: BulletinTallyNode,
  span: Span,
): Promise<PaperTable> {
  const { city, ledger } = engine;
  const shown = tally.figures.flatMap((name) => pack.indicators[name] ?? []);
  const { sums, keys } = await ledger.view({ kind: "engine" }, async (sql) => {
    const found = await sumsIn(sql, city.code, pack, tally.by, span);
    const place = { sql, city, pack, area: city.code };
    return { sums: found, keys: await keysOf(tally.by, inOrder(found, shown), place) };
  });
  const settings = city.settings.get(pack.name) ?? {};
  const world = { pack, settings, calendar: city.calendar };
  const rows = keys.flatMap(({ words, takes }): PaperTable["rows"] => {
    const figures = figuresOf(world, addedUp(sums.filter(({ key }) => takes(key))));
    const found = shown.map((node) => [node, figures.get(node.name) as Figure] as const);
    if (found.every(([, { value }]) => value === null || value === 0)) return [];
    const cells = found.map(([node, figure]): Words => both(figureText(figure, node)));
    const numbers = [null, ...found.map(([, { value }]) => value)];
    return [{ stream: "", cells: [words ?? both(""), ...cells], numbers }];
  });
  return {
    list: tally.name,
    text: tally.text,
    heads: [
      { path: PART, words: { zh: "分项", en: "Part" } },
      ...shown.map(({ name, text }) => ({ path: name, words: text })),
    ],
    rows,
    count: rows.length,
    groups: null,
  };
}

/** The last figure of a tally says the order of its rows: where there is a running one it is the fullest. */
function inOrder(sums: readonly Summed[], shown: readonly IndicatorNode[]): readonly Summed[] {
  const names = new Set(shown.map(({ name }) => name));
  return sums.filter(({ indicator }) => names.has(indicator));
}

/** Every counted indicator of the pack, each over what it is of. */
async function sumsIn(
  sql: Sql,
  city: string,
  pack: Pack,
  by: string | null,
  { period, entry, cutoff }: Span,
): Promise<readonly Summed[]> {
  const counted = Object.values(pack.indicators).filter((each) => each.counted !== undefined);
  const groups = new Map<string, { dims: Record<string, string>; names: string[] }>();
  for (const node of counted) {
    if (by !== null && !node.across.includes(by)) continue;
    const dims = entryDims(node, pack, entry);
    const key = JSON.stringify(dims);
    const group = groups.get(key) ?? { dims, names: [] };
    group.names.push(node.name);
    groups.set(key, group);
  }
  const all: Summed[] = [];
  for (const { dims, names: indicators } of groups.values()) {
    const asked = { city, pack: pack.name, indicators, period, cutoff, area: null, by, dims };
    all.push(...(await sumsOf(sql, asked)));
  }
  return all;
}

/** The field by which an indicator is divided by the entry's register, with the entry. */
function entryDims(
  { across, counted }: IndicatorNode,
  pack: Pack,
  entry: EntryState | undefined,
): Record<string, string> {
  if (entry === undefined) return {};
  const fields = pack.cases[counted?.from ?? ""]?.fields ?? {};
  const name = across.find((dim) => {
    const field = fields[dim];
    return field?.kind === "register" && field.of === entry.register;
  });
  return name === undefined ? {} : { [name]: entry.stream };
}

function addedUp(sums: readonly Summed[]): ReadonlyMap<string, Sum> {
  const all = new Map<string, Sum>();
  for (const { indicator, value, n } of sums) {
    const before = all.get(indicator) ?? { value: 0, n: 0 };
    all.set(indicator, { value: before.value + value, n: before.n + n });
  }
  return all;
}

function both(text: string): Words {
  return { zh: text, en: text };
}
