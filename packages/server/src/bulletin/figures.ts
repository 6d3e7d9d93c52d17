import {
  type BulletinTallyNode,
  type EntryState,
  figureText,
  type IndicatorNode,
  PART,
  type Pack,
  type PaperFigure,
  type PaperTable,
  type Period,
  readSpan,
  type Spot,
  spotOf,
  type Words,
} from "@xinlian/kernel";

import type { Engine } from "../engine/engine.ts";
import { dimsText } from "../figure/dims.ts";
import { flaggedIn } from "../figure/flagged.ts";
import { type Dividing, keysOf } from "../figure/keys.ts";
import { reckon } from "../figure/reckon.ts";
import { figureRow, read } from "../figure/sheet.ts";

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
  const spot = spotFor(engine, pack, span);
  const asked = { city, pack, area: city.code, now: span.cutoff };
  const { reckoning } = await ledger.view({ kind: "engine" }, (sql) =>
    reckon(sql, asked, (planning) => {
      for (const name of names) read(planning, name, spot);
    }),
  );
  const settings = city.settings.get(pack.name) ?? {};
  return names.flatMap((name): PaperFigure[] => {
    const indicator = pack.indicators[name];
    if (indicator === undefined) return [];
    const dims = dimsText(ownDims(spot, indicator));
    const filter = dims === "" ? {} : { dims };
    const opening = { pack, period: span.period.name, filter };
    const row = figureRow(indicator, reckoning.figure(name, spot), settings, pack, opening);
    const { words: text, unit, means, value, text: shown, why, opens } = row;
    // What a share is of may be an amount; that is no number of cases.
    const n = Number.isInteger(row.n) ? row.n : null;
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
  const asked = { city, pack, area: city.code, now: span.cutoff };
  const spot = spotFor(engine, pack, span);
  const dividing = (reckoning: Dividing["reckoning"]): Dividing => {
    return { by: tally.by, shown, spot, reckoning };
  };
  const { keys, reckoning } = await ledger.view({ kind: "engine" }, async (sql) => {
    const found = await reckon(sql, asked, async (planning) => {
      for (const { spot: at } of await keysOf(dividing(planning), asked, sql)) {
        for (const { name } of shown) read(planning, name, at);
      }
    });
    return { ...found, keys: await keysOf(dividing(found.reckoning), asked, sql) };
  });
  const rows = keys.flatMap(({ words, spot: at }): PaperTable["rows"] => {
    const found = shown.map((node) => [node, reckoning.figure(node.name, at)] as const);
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

/** Every flagged number of the period, said: which one, as it stands, and what does not hold of it. */
export async function flagsIn(engine: Engine, pack: Pack, span: Span): Promise<readonly Words[]> {
  const { city, ledger } = engine;
  const spot = spotFor(engine, pack, span);
  const asked = { city, pack, area: city.code, now: span.cutoff };
  const flagged = await ledger.view({ kind: "engine" }, (sql) => flaggedIn(sql, asked, spot));
  return flagged.flatMap(({ words, text, flags }) =>
    flags.map(({ zh, en }) => ({
      zh: `${words.zh} ${text}：${zh}`,
      en: `${words.en} ${text}: ${en}`,
    })),
  );
}

/** The whole city in the period; what is divided by the register of the entry is read of that entry. */
function spotFor({ city }: Engine, pack: Pack, { period, entry }: Span): Spot {
  const span = readSpan(period.name);
  const spot = spotOf(city.code, period, span.ok ? span.value : null);
  if (entry === undefined) return spot;
  const fields = Object.values(pack.cases).flatMap(({ fields: all }) => Object.values(all));
  const named = fields.filter(({ kind, of }) => kind === "register" && of === entry.register);
  return { ...spot, dims: Object.fromEntries(named.map(({ name }) => [name, entry.stream])) };
}

function ownDims({ dims }: Spot, { across }: IndicatorNode): Spot["dims"] {
  return Object.fromEntries(Object.entries(dims).filter(([dim]) => across.includes(dim)));
}

function both(text: string): Words {
  return { zh: text, en: text };
}
