import { areaRange, type CountNeed } from "@xinlian/kernel";
import type { Sql } from "@xinlian/ledger";

/** Which counts are added up. */
export interface Asked extends Pick<CountNeed, "from" | "until" | "by"> {
  readonly city: string;
  readonly pack: string;
  readonly indicators: readonly string[];
  /** Nothing at or after this moment counts, ms. */
  readonly cutoff: number;
  /** Code of an area; null = no bounds. */
  readonly area: string | null;
}

/** One sum; `keys` are the values of what it is divided by, in that order, null = nothing stands there. */
export interface Summed {
  readonly indicator: string;
  readonly keys: readonly (string | null)[];
  readonly value: number;
  readonly n: number;
}

/** Adds up what cases count for, as far as the viewer of `sql` sees them. One range of one index an indicator. */
export async function sumsOf(sql: Sql, asked: Asked): Promise<readonly Summed[]> {
  const { city, pack, indicators, from, until, cutoff, area, by } = asked;
  const values: unknown[] = [
    city,
    pack,
    indicators,
    new Date(from),
    new Date(Math.min(until, cutoff)),
  ];
  let bounds = "";
  if (area !== null) {
    const { low, high } = areaRange(area);
    values.push(low, high);
    bounds = ` AND k.area ~>=~ $${values.length - 1} AND k.area ~<~ $${values.length}`;
  }
  const parts = by.map((dim, at) => dividing(dim, at, values));
  const keys = parts.map(({ key }) => key);
  return sql.query<Summed>(
    `SELECT k.indicator, ARRAY[${keys.join(", ")}]::text[] AS keys, sum(k.value) AS value, count(*)::int AS n
       FROM ledger.contribution k${parts.map(({ join }) => join).join("")}
      WHERE k.city = $1 AND k.pack = $2 AND k.indicator = ANY ($3) AND k.at >= $4 AND k.at < $5${bounds}
      GROUP BY ${["k.indicator", ...keys].join(", ")}`,
    values,
  );
}

/** What the sums are divided by; a field of many values counts under each of them. */
function dividing(by: string, at: number, values: unknown[]): { key: string; join: string } {
  if (by === "area") return { key: "k.area", join: "" };
  if (by === "lead") return { key: "k.lead", join: "" };
  values.push(by);
  const dim = `k.dims -> $${values.length}`;
  const items = `CASE jsonb_typeof(${dim}) WHEN 'array' THEN ${dim} WHEN 'string' THEN jsonb_build_array(${dim}) ELSE '[null]' END`;
  return {
    key: `d${at}.key`,
    join: ` CROSS JOIN LATERAL jsonb_array_elements_text(${items}) AS d${at}(key)`,
  };
}
