import { type Pack, type Reckoning, readSpan, type Spot, spotOf, spotsOf } from "@xinlian/kernel";
import type { Sql } from "@xinlian/ledger";
import type { FigureRow, NumberQuery, NumberView } from "@xinlian/wire";
import { areaView } from "../case/case-view.ts";
import type { CityNow } from "../engine/city-now.ts";
import { refusal } from "../fault/refusal.ts";
import { cutOf, periodOf } from "./cut.ts";
import { readDims } from "./dims.ts";
import { filedBy } from "./filed-by.ts";
import { periodView } from "./period-view.ts";
import { type Asked, reckon } from "./reckon.ts";
import { explaining, figureRow, read } from "./sheet.ts";

/** What one number is: its definition, what it is made of, who filed it. @throws Refusal figure-unknown, figure-period, figure-across */
export async function numberView(
  sql: Sql,
  city: CityNow,
  pack: Pack,
  query: NumberQuery,
  now: number,
): Promise<NumberView> {
  const indicator = pack.indicators[query.indicator];
  if (indicator === undefined) {
    const allowed = Object.keys(pack.indicators).join(", ") || "–";
    throw refusal("figure-unknown", { name: query.indicator, allowed }, "indicator");
  }
  const period = periodOf(query.period, cutOf(city), now);
  const span = readSpan(period.name);
  const area = query.area ?? city.code;
  const asked: Asked = { city, pack, area, now };
  const dims = readDims(query.dims, indicator);
  const spot: Spot = { ...spotOf(area, period, span.ok ? span.value : null), dims };
  const { reckoning } = await reckon(sql, asked, (planning) => {
    read(planning, indicator.name, spot);
    for (const part of partsOf(indicator.name, spot, planning)) read(planning, part.name, part.at);
  });
  const settings = city.settings.get(pack.name) ?? {};
  const row = (name: string, at: Spot): FigureRow => {
    const node = reckoning.indicator(name);
    const filter = at.area === city.code ? {} : { area: at.area };
    const opening = { pack, period: period.name, filter };
    return {
      ...figureRow(node, reckoning.figure(name, at), settings, pack, opening),
      key: at.area === area ? null : at.area,
      keyWords: partWords(at, spot, pack, city),
      flags: [...reckoning.flags(name, at)],
      explains: explaining(name, at, period.name),
    };
  };
  return {
    row: row(indicator.name, spot),
    period: periodView(period),
    area: areaView(area, city),
    made: partsOf(indicator.name, spot, reckoning).map(({ name, at }) => row(name, at)),
    filed: indicator.filed === undefined ? [] : await filedBy(sql, asked, indicator, spot),
  };
}

/** What a number is made of: what a derived one reads, the areas below and the values of one that was filed. */
function partsOf(
  name: string,
  spot: Spot,
  reckoning: Reckoning,
): readonly { readonly name: string; readonly at: Spot }[] {
  const indicator = reckoning.indicator(name);
  const { derived, filed, across } = indicator;
  if (derived !== undefined) {
    const names = [...derived.reads, ...derived.asks.flatMap(({ of }) => of ?? [])];
    return [...new Set(names)].map((each) => ({ name: each, at: spot }));
  }
  if (filed === undefined) return [];
  const open = across.filter((dim) => dim !== "area" && !(dim in spot.dims));
  const divided = open.length > 0 ? spotsOf({ ...indicator, across: open }, spot, reckoning) : [];
  const { areas } = reckoning.ground;
  const below = across.includes("area")
    ? areas.children(spot.area).map(({ code }) => ({ ...spot, area: code }))
    : [];
  return [...divided, ...below].map((at) => ({ name, at }));
}

function partWords(at: Spot, spot: Spot, pack: Pack, city: CityNow): FigureRow["keyWords"] {
  if (at.area !== spot.area) {
    const name = city.areas.get(at.area)?.name ?? at.area;
    return { zh: name, en: name };
  }
  const own = Object.entries(at.dims).find(([dim]) => !(dim in spot.dims));
  if (own === undefined) return null;
  const [dim, key] = own;
  return pack.choices[dim]?.values[key ?? ""] ?? null;
}
