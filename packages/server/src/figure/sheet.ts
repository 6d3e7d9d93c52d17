import {
  type Figure,
  figureBasis,
  figuresOf,
  figureText,
  type IndicatorNode,
  NO_WHOLE,
  type Pack,
  type Sum,
} from "@xinlian/kernel";
import type { Sql } from "@xinlian/ledger";
import type { FigureQuery, FigureRow, FigureSheet } from "@xinlian/wire";
import { areaView } from "../case/case-view.ts";
import { instant } from "../case/wire-value.ts";
import type { CityNow } from "../engine/city-now.ts";
import { refusal } from "../fault/refusal.ts";
import { cutOf, periodOf } from "./cut.ts";
import { keysOf } from "./keys.ts";
import { meansOf } from "./means.ts";
import { type Opening, openingOf } from "./opening.ts";
import { periodView } from "./period-view.ts";
import { type Summed, sumsOf } from "./sums.ts";

/** The figures of a pack as a viewer may read them. @throws Refusal figure-period, figure-unknown, figure-across */
export async function figureSheet(
  sql: Sql,
  city: CityNow,
  pack: Pack,
  query: FigureQuery,
  now: number,
): Promise<FigureSheet> {
  const period = periodOf(query.period, cutOf(city), now);
  const by = query.by ?? null;
  const shown = wanted(pack, query);
  const area = query.area ?? city.code;
  const sums = await sumsOf(sql, {
    city: city.code,
    pack: pack.name,
    indicators: [...needed(shown, pack)],
    period,
    cutoff: now,
    area: query.area ?? null,
    by,
  });
  const keys = await keysOf(by, sums, { sql, city, pack, area });
  const settings = city.settings.get(pack.name) ?? {};
  const world = { pack, settings, calendar: city.calendar };
  const rows = keys.flatMap(({ key, words, takes, filter }) => {
    const own = addUp(sums.filter((sum) => takes(sum.key)));
    const figures = figuresOf(world, own);
    const opening: Opening = {
      pack,
      period: period.name,
      filter: { ...(query.area !== undefined && { area: query.area }), ...filter },
    };
    return shown.map((indicator): FigureRow => {
      const figure = figures.get(indicator.name) as Figure;
      return { ...figureRow(indicator, figure, settings, pack, opening), key, keyWords: words };
    });
  });
  return {
    period: periodView(period),
    cutoff: instant(Math.min(now, period.until)),
    area: areaView(area, city),
    by,
    whole: await isWhole(sql, city, pack),
    rows,
  };
}

/** A figure as it leaves the house, without what it is divided by. */
export function figureRow(
  indicator: IndicatorNode,
  figure: Figure,
  settings: Readonly<Record<string, unknown>>,
  pack: Pack,
  opening: Opening | null,
): FigureRow {
  const { name, text, unit, derived } = indicator;
  const plain = derived === undefined ? name : plainName(derived.part.source, pack);
  const whole = derived?.whole === undefined ? null : plainName(derived.whole.source, pack);
  return {
    indicator: name,
    words: text,
    unit: unit ?? null,
    means: meansOf(indicator, pack, settings),
    key: null,
    keyWords: null,
    value: figure.value,
    text: figureText(figure, indicator),
    n: figure.n,
    why: figure.value === null ? NO_WHOLE : null,
    opens: plain === null || opening === null ? null : openingOf(plain, opening),
    opensWhole: whole === null || opening === null ? null : openingOf(whole, opening),
  };
}

/** The counted indicator that an expression is nothing but; null when it is made of several. */
function plainName(source: string, pack: Pack): string | null {
  return pack.indicators[source]?.counted === undefined ? null : source;
}

function wanted(pack: Pack, { indicators, by }: FigureQuery): readonly IndicatorNode[] {
  const all = Object.values(pack.indicators);
  const names = indicators?.split(",") ?? all.map(({ name }) => name);
  const chosen = names.map((name) => {
    const found = pack.indicators[name];
    if (found !== undefined) return found;
    throw refusal("figure-unknown", { name, allowed: Object.keys(pack.indicators).join(", ") });
  });
  if (by === undefined) return chosen;
  const divided = chosen.filter(({ across }) => across.includes(by));
  const [first] = chosen;
  if (divided.length > 0 || first === undefined) return divided;
  const allowed = [...new Set(chosen.flatMap(({ across }) => across))].join(", ") || "–";
  throw refusal("figure-across", { name: first.name, by, allowed }, "by");
}

/** The counted indicators on which these rest. */
function needed(shown: readonly IndicatorNode[], pack: Pack): ReadonlySet<string> {
  const names = new Set<string>();
  const add = ({ name, derived }: IndicatorNode): void => {
    if (derived === undefined) names.add(name);
    for (const read of derived?.reads ?? []) {
      const node = pack.indicators[read];
      if (node !== undefined) add(node);
    }
  };
  for (const node of shown) add(node);
  return names;
}

function addUp(sums: readonly Summed[]): ReadonlyMap<string, Sum> {
  const all = new Map<string, Sum>();
  for (const { indicator, value, n } of sums) {
    const before = all.get(indicator) ?? { value: 0, n: 0 };
    all.set(indicator, { value: before.value + value, n: before.n + n });
  }
  return all;
}

/** Whether every case of the pack is counted by the rules now in force. */
async function isWhole(sql: Sql, city: CityNow, pack: Pack): Promise<boolean> {
  const [row] = await sql.query<{ basis: string }>(
    "SELECT basis FROM ledger.figure_basis WHERE city = $1 AND pack = $2",
    [city.code, pack.name],
  );
  return row?.basis === figureBasis(pack, city.settings.get(pack.name) ?? {});
}
