import {
  divided,
  type IndicatorNode,
  Planning,
  type Reckoning,
  type Spot,
  valuesOf,
  type Words,
} from "@xinlian/kernel";
import type { Sql } from "@xinlian/ledger";
import { NONE } from "./opens.ts";
import type { Asked } from "./reckon.ts";

/** One part by which figures are divided. */
export interface Key {
  readonly key: string | null;
  readonly words: Words | null;
  readonly spot: Spot;
  /** Conditions of `/api/cases` for the cases of this part. */
  readonly filter: Readonly<Record<string, string>>;
}

/** Where parts are looked for. */
export interface Dividing {
  readonly by: string | undefined;
  readonly shown: readonly IndicatorNode[];
  readonly spot: Spot;
  readonly reckoning: Reckoning;
}

/** The parts, every area below always, other words when something stands under them; most cases first. */
export async function keysOf(dividing: Dividing, asked: Asked, sql: Sql): Promise<readonly Key[]> {
  const { by, spot } = dividing;
  if (by === undefined) return [{ key: null, words: null, spot, filter: {} }];
  if (by === "area") return areaKeys(dividing, asked);
  const found = occurring(by, dividing);
  const titles = await titlesOf(
    by,
    asked,
    sql,
    found.flatMap(({ key }) => key ?? []),
  );
  return found.map(({ key, spot: at }) => ({
    key,
    words: key === null ? { zh: "未填", en: "not given" } : wordsOf(by, key, asked, titles),
    spot: at,
    filter:
      by === "lead" && key !== null
        ? { lead: key }
        : { dims: `${by}:${key === null ? NONE : key}` },
  }));
}

/** The values under which something stands. */
function occurring(
  by: string,
  { shown, spot, reckoning }: Dividing,
): readonly { readonly key: string | null; readonly spot: Spot }[] {
  const bases = basesOf(shown, reckoning).filter(({ across }) => across.includes(by));
  const values = bases.flatMap((base) => [...valuesOf(base.name, by, spot, reckoning), null]);
  const counted = [...new Set(values)].map((key) => {
    const at = divided(spot, by, key);
    const n = Math.max(0, ...bases.map((base) => reckoning.figure(base.name, at).n ?? 0));
    return { key, spot: at, n };
  });
  // Who plans has to hear of every part there may be.
  if (reckoning.ground.source instanceof Planning) return counted;
  return counted.filter(({ n }) => n > 0).sort((a, b) => b.n - a.n || order(a.key, b.key, values));
}

/** Closed lists in their own order. */
function order(a: string | null, b: string | null, values: readonly (string | null)[]): number {
  return values.indexOf(a) - values.indexOf(b);
}

/** The indicators that are counted or filed on which these rest. */
function basesOf(shown: readonly IndicatorNode[], reckoning: Reckoning): readonly IndicatorNode[] {
  const found = new Map<string, IndicatorNode>();
  const add = (node: IndicatorNode): void => {
    const { derived } = node;
    if (derived === undefined) found.set(node.name, node);
    const under = [
      ...(derived?.reads ?? []),
      ...(derived?.asks ?? []).flatMap(({ of }) => of ?? []),
    ];
    for (const name of under) add(reckoning.indicator(name));
  };
  for (const node of shown) add(node);
  return [...found.values()];
}

/** The areas just below, and what lies in the area itself and in none of them. */
function areaKeys({ shown, spot, reckoning }: Dividing, { city, area }: Asked): readonly Key[] {
  const below = city.areas.children(area).map(
    ({ code, name }): Key => ({
      key: code,
      words: { zh: name, en: name },
      spot: { ...spot, area: code },
      filter: { area: code },
    }),
  );
  const own: Spot = { ...spot, own: true };
  const counted = basesOf(shown, reckoning).filter((base) => base.counted !== undefined);
  const left = counted.some((base) => (reckoning.figure(base.name, own).n ?? 0) > 0);
  if (below.length > 0 && !left) return below;
  const rest: Key = {
    key: area,
    words: { zh: "未分到下级", en: "not within any of them" },
    spot: own,
    filter: { dims: `area:${area}` },
  };
  return [...below, rest];
}

function wordsOf(
  by: string,
  key: string,
  { city, pack }: Asked,
  titles: ReadonlyMap<string, string>,
): Words {
  const both = (text: string) => ({ zh: text, en: text });
  if (by === "lead") return city.directory.unit(key)?.text ?? both(key);
  const field = Object.values(pack.cases).flatMap(({ fields }) => fields[by] ?? [])[0];
  switch (field?.kind) {
    case "unit":
      return city.directory.unit(key)?.text ?? both(key);
    case "area":
      return both(city.areas.get(key)?.name ?? key);
    case "yes":
      return key === "yes" ? { zh: "是", en: "yes" } : { zh: "否", en: "no" };
    case "register":
      return both(titles.get(key) ?? key);
    default:
      // What is filed is divided by choices themselves.
      return pack.choices[field?.of ?? by]?.values[key] ?? both(key);
  }
}

/** Titles of entries of registers. */
async function titlesOf(
  by: string,
  { city, pack }: Asked,
  sql: Sql,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const isEntry = Object.values(pack.cases).some(({ fields }) => fields[by]?.kind === "register");
  const streams = keys.filter((key) => /^[0-9a-f-]{36}$/.test(key));
  if (!isEntry || streams.length === 0) return new Map();
  const rows = await sql.query<{ stream: string; title: string }>(
    "SELECT stream, title FROM ledger.entry_row WHERE city = $1 AND stream = ANY ($2)",
    [city.code, streams],
  );
  return new Map(rows.map(({ stream, title }) => [stream, title]));
}

/** Values of the fields of one number, by what it is divided by: `kind:food,good:physical`. */
export function dimsText(dims: Spot["dims"]): string {
  return Object.entries(dims)
    .map(([dim, key]) => `${dim}:${key ?? NONE}`)
    .join(",");
}
