import { areaRange, type Period, type Sum } from "@xinlian/kernel";
import type { Sql } from "@xinlian/ledger";

/** Which counts are added up. */
export interface Asked {
  readonly city: string;
  readonly pack: string;
  readonly indicators: readonly string[];
  readonly period: Period;
  /** Nothing at or after this moment counts, ms. */
  readonly cutoff: number;
  /** Code of an area; null = no bounds. */
  readonly area: string | null;
  /** `area`, `lead`, a field, or null for one sum. */
  readonly by: string | null;
  /** Values that have to stand in fields. */
  readonly dims?: Readonly<Record<string, string>>;
}

/** One sum; key null = where nothing stands, or the whole. */
export interface Summed extends Sum {
  readonly indicator: string;
  readonly key: string | null;
}

/** Adds up what cases count for, as far as the viewer of `sql` sees them. One range of one index an indicator. */
export async function sumsOf(sql: Sql, asked: Asked): Promise<readonly Summed[]> {
  const { city, pack, indicators, period, cutoff, area, by } = asked;
  const values: unknown[] = [
    city,
    pack,
    indicators,
    new Date(period.from),
    new Date(Math.min(period.until, cutoff)),
  ];
  let bounds = "";
  if (area !== null) {
    const { low, high } = areaRange(area);
    values.push(low, high);
    bounds = ` AND k.area ~>=~ $${values.length - 1} AND k.area ~<~ $${values.length}`;
  }
  for (const [name, value] of Object.entries(asked.dims ?? {})) {
    values.push(name, value);
    bounds += ` AND k.dims -> $${values.length - 1} @> to_jsonb($${values.length}::text)`;
  }
  const { key, from } = dividing(by, values);
  return sql.query<Summed>(
    `SELECT k.indicator, ${key} AS key, sum(k.value) AS value, count(*)::int AS n
       FROM ledger.contribution k${from}
      WHERE k.city = $1 AND k.pack = $2 AND k.indicator = ANY ($3) AND k.at >= $4 AND k.at < $5${bounds}
      GROUP BY 1, 2`,
    values,
  );
}

/** What the sums are divided by; a field of many values counts under each of them. */
function dividing(by: string | null, values: unknown[]): { key: string; from: string } {
  if (by === null) return { key: "NULL::text", from: "" };
  if (by === "area") return { key: "k.area", from: "" };
  if (by === "lead") return { key: "k.lead", from: "" };
  values.push(by);
  const dim = `k.dims -> $${values.length}`;
  const items = `CASE jsonb_typeof(${dim}) WHEN 'array' THEN ${dim} WHEN 'string' THEN jsonb_build_array(${dim}) ELSE '[null]' END`;
  return {
    key: "d.key",
    from: ` CROSS JOIN LATERAL jsonb_array_elements_text(${items}) AS d(key)`,
  };
}
