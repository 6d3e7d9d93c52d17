import {
  type AreaTree,
  type CountNeed,
  dayOf,
  type FigureGround,
  type FigureSource,
  type FiledRow,
  isWithin,
  type Moment,
  needKey,
  needOf,
  type Pack,
  Planning,
  Reckoning,
  type Spot,
  settleFiled,
} from "@xinlian/kernel";
import type { Sql } from "@xinlian/ledger";
import type { CityNow } from "../engine/city-now.ts";
import { cutOf } from "./cut.ts";
import { filedRowsOf } from "./filed-rows.ts";
import { type Summed, sumsOf } from "./sums.ts";

/** What figures are asked of. */
export interface Asked {
  readonly city: CityNow;
  readonly pack: Pack;
  /** Code of the area asked for; all spots lie in it unless what is asked goes beyond. */
  readonly area: string;
  readonly now: number;
  /** Numbers as they would stand if they were filed now, in the place of those that do. */
  readonly typed?: readonly FiledRow[];
}

/** Figures with everything they are made of, read at once. */
export interface Reckoned {
  readonly reckoning: Reckoning;
  /** Numbers that another case filed before. */
  readonly repeated: readonly FiledRow[];
}

/**
 * Reads what figures need and gives who reckons them. What they need is found by asking for them once with nothing known.
 * @param ask asks for every figure that will be wanted
 */
export async function reckon(
  sql: Sql,
  asked: Asked,
  ask: (reckoning: Reckoning) => void | Promise<void>,
): Promise<Reckoned> {
  const { city, pack, area, now } = asked;
  const planning = new Planning(area, (code) => city.areas.contains(area, code));
  await ask(new Reckoning(groundOf(asked, planning)));
  const counts = await countsOf(sql, asked, planning.counts);
  const whole = { city: city.code, pack: pack.name };
  const stored = await filedRowsOf(sql, { ...whole, needs: planning.filings });
  const typed = asked.typed ?? [];
  const mine = new Set(typed.map(({ stream, cell }) => `${stream} ${cell}`));
  const others = stored.filter(({ stream, cell }) => !mine.has(`${stream} ${cell}`));
  const { standing, repeated } = settleFiled([...others, ...typed]);
  const source = sourceOf(counts, standing, area, city.areas);
  return { reckoning: new Reckoning(groundOf({ ...asked, now }, source)), repeated };
}

function groundOf({ city, pack, now }: Asked, source: FigureSource): FigureGround {
  const settings = city.settings.get(pack.name) ?? {};
  const cut = cutOf(city);
  return {
    world: { pack, settings, calendar: city.calendar },
    areas: city.areas,
    cut,
    today: dayOf(now as Moment, cut),
    source,
  };
}

/** One query for all counts of the same time and division. */
async function countsOf(
  sql: Sql,
  { city, pack, area, now }: Asked,
  needs: readonly CountNeed[],
): Promise<ReadonlyMap<string, readonly Summed[]>> {
  const groups = new Map<string, CountNeed[]>();
  for (const need of needs) {
    const { from, until, by, wide } = need;
    const key = JSON.stringify([from, until, by, wide]);
    groups.set(key, [...(groups.get(key) ?? []), need]);
  }
  const found = new Map<string, Summed[]>(needs.map((need) => [needKey(need), []]));
  for (const group of groups.values()) {
    const [{ from, until, by, wide }] = group as [CountNeed];
    const indicators = group.map(({ indicator }) => indicator);
    const bounds = wide || area === city.code ? null : area;
    const where = { city: city.code, pack: pack.name, indicators, cutoff: now, area: bounds };
    for (const sum of await sumsOf(sql, { ...where, from, until, by })) {
      found.get(needKey({ indicator: sum.indicator, from, until, by }))?.push(sum);
    }
  }
  return found;
}

function sourceOf(
  counts: ReadonlyMap<string, readonly Summed[]>,
  filed: readonly FiledRow[],
  asked: string,
  areas: AreaTree,
): FigureSource {
  const byName = new Map<string, FiledRow[]>();
  for (const row of filed) byName.set(row.indicator, [...(byName.get(row.indicator) ?? []), row]);
  const rowsAt = (indicator: string, spot: Spot, dims: readonly string[]) => {
    const need = needOf(indicator, spot, asked, dims);
    return { by: need.by, rows: counts.get(needKey(need)) ?? [] };
  };
  return {
    sum(indicator, spot) {
      const { by, rows } = rowsAt(indicator, spot, Object.keys(spot.dims));
      const found = rows.filter(({ keys }) => isAt(keys, by, spot, areas));
      return {
        value: found.reduce((sum, { value }) => sum + value, 0),
        n: found.reduce((sum, { n }) => sum + n, 0),
      };
    },
    filed: (indicator, span) =>
      (byName.get(indicator) ?? []).filter((row) => isWithin(row.span, span)),
    keys(indicator, dim, spot) {
      const { by, rows } = rowsAt(indicator, spot, [...Object.keys(spot.dims), dim]);
      const at = by.indexOf(dim);
      const found = rows.filter(({ keys }) => isAt(keys, by, spot, areas));
      return [...new Set(found.flatMap(({ keys }) => keys[at] ?? []))].sort();
    },
  };
}

function isAt(
  keys: readonly (string | null)[],
  by: readonly string[],
  { area, own, dims }: Spot,
  areas: AreaTree,
): boolean {
  return by.every((dim, at) => {
    const key = keys[at] ?? null;
    if (dim !== "area") return !(dim in dims) || dims[dim] === key;
    if (key === null || !areas.contains(area, key)) return false;
    return own !== true || !areas.children(area).some(({ code }) => areas.contains(code, key));
  });
}
