import {
  type Figure,
  figureBasis,
  figureText,
  type IndicatorNode,
  type Pack,
  type Reckoning,
  readSpan,
  type Spot,
  spotOf,
  type Words,
  whyNone,
} from "@xinlian/kernel";
import type { Sql } from "@xinlian/ledger";
import type { FigureQuery, FigureRow, FigureSheet } from "@xinlian/wire";
import { areaView } from "../case/case-view.ts";
import { instant } from "../case/wire-value.ts";
import type { CityNow } from "../engine/city-now.ts";
import { refusal } from "../fault/refusal.ts";
import { cutOf, periodOf } from "./cut.ts";
import { dimsText, keysOf } from "./keys.ts";
import { meansOf } from "./means.ts";
import { type Opening, openingOf } from "./opening.ts";
import { periodView } from "./period-view.ts";
import { type Asked, reckon } from "./reckon.ts";

/** The figures of a pack as a viewer may read them. @throws Refusal figure-period, figure-unknown, figure-across */
export async function figureSheet(
  sql: Sql,
  city: CityNow,
  pack: Pack,
  query: FigureQuery,
  now: number,
): Promise<FigureSheet> {
  const period = periodOf(query.period, cutOf(city), now);
  const span = readSpan(period.name);
  const { by } = query;
  const shown = wanted(pack, query);
  const area = query.area ?? city.code;
  const asked: Asked = { city, pack, area, now };
  const spot = spotOf(area, period, span.ok ? span.value : null);
  const dividing = (reckoning: Reckoning) => ({ by, shown, spot, reckoning });
  const { reckoning } = await reckon(sql, asked, async (planning) => {
    const keys = await keysOf(dividing(planning), asked, sql);
    for (const { spot: at } of keys) for (const { name } of shown) read(planning, name, at);
  });
  const keys = await keysOf(dividing(reckoning), asked, sql);
  const settings = city.settings.get(pack.name) ?? {};
  const rows = keys.flatMap(({ key, words, spot: at, filter }) => {
    const opening: Opening = {
      pack,
      period: period.name,
      filter: { ...(query.area !== undefined && { area: query.area }), ...filter },
    };
    return shown.map((indicator): FigureRow => {
      const figure = reckoning.figure(indicator.name, at);
      return {
        ...figureRow(indicator, figure, settings, pack, opening),
        key,
        keyWords: words,
        flags: [...reckoning.flags(indicator.name, at)],
        explains: explaining(indicator.name, at, period.name),
      };
    });
  });
  return {
    period: periodView(period),
    cutoff: instant(Math.min(now, period.until)),
    area: areaView(area, city),
    by: by ?? null,
    whole: await isWhole(sql, city, pack),
    rows,
  };
}

/** Asks for a figure and for what its flags read, so that all of it is read. */
export function read(reckoning: Reckoning, name: string, spot: Spot): void {
  reckoning.figure(name, spot);
  reckoning.flags(name, spot);
}

/** The query that says what a number is. */
function explaining(indicator: string, { area, dims }: Spot, period: string): string {
  const query = new URLSearchParams({ indicator, period, area });
  if (Object.keys(dims).length > 0) query.set("dims", dimsText(dims));
  return query.toString();
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
  const plain = derived === undefined ? name : derived.part.source;
  const whole = derived?.whole?.source;
  const opens = (source: string | undefined): string | null => {
    const found = source === undefined ? undefined : pack.indicators[source];
    if (opening === null || found?.counted === undefined || found.running !== undefined)
      return null;
    return openingOf(found.name, opening);
  };
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
    why: figure.value === null ? whyNone(indicator, figure) : null,
    opens: opens(plain),
    opensWhole: opens(whole),
    ...(figure.parts && { parts: figure.parts }),
    ...(runningWords(indicator) && { running: runningWords(indicator) as Words }),
  };
}

/** What a cumulative number counts from, said beside it. */
function runningWords({ running }: IndicatorNode): Words | undefined {
  switch (running) {
    case "month":
      return { zh: "本月累计", en: "since the month began" };
    case "quarter":
      return { zh: "本季累计", en: "since the quarter began" };
    case "year":
      return { zh: "本年累计", en: "since the year began" };
    case "always":
      return { zh: "历年累计", en: "since the beginning" };
    default:
      return undefined;
  }
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

/** Whether every case of the pack is counted by the rules now in force. */
async function isWhole(sql: Sql, city: CityNow, pack: Pack): Promise<boolean> {
  const [row] = await sql.query<{ basis: string }>(
    "SELECT basis FROM ledger.figure_basis WHERE city = $1 AND pack = $2",
    [city.code, pack.name],
  );
  return row?.basis === figureBasis(pack, city.settings.get(pack.name) ?? {});
}
