import type { Sql } from "@xinlian/ledger";
import type { CaseFilter, CaseGroups } from "@xinlian/wire";
import type { CityNow } from "../engine/city-now.ts";
import { refusal } from "../fault/refusal.ts";
import { LIGHTS, whereOf } from "./filter.ts";

/** What may be grouped by beside the fields of a desk, and its column. */
const COLUMNS: Readonly<Record<string, string>> = {
  area: "left(area, 6)",
  lead: "lead",
  state: "state",
};

/** The counted cases divided by area, unit or state, most first; they add up to the count. */
export async function groupCases(
  sql: Sql,
  city: CityNow,
  filter: CaseFilter,
  by: string,
  now: number,
): Promise<CaseGroups> {
  const column = COLUMNS[by];
  if (column === undefined) {
    const allowed = Object.keys(COLUMNS).join(", ");
    throw refusal("request-choice", { field: "by", value: by, allowed }, "by");
  }
  const where = await whereOf(filter, city, sql, now);
  const values = [...where.values, new Date(now)];
  const lights = Object.entries(LIGHTS).map(
    ([name, is]) =>
      `count(*) FILTER (WHERE ${is.replaceAll("NOW", `$${values.length}`)})::int AS ${name}`,
  );
  const found = await sql.query<
    CaseGroups["rows"][number]["lights"] & { key: string | null; count: number }
  >(
    `SELECT ${column} AS key, count(*)::int AS count, ${lights.join(", ")} FROM ledger.case_row
      WHERE ${where.text} AND $${values.length}::timestamptz IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1`,
    values,
  );
  const rows = found.map(({ key, count, ...each }) => ({
    key,
    words: wordsOf(by, key, filter, city),
    count,
    lights: each,
  }));
  return { rows, total: rows.reduce((sum, row) => sum + row.count, 0) };
}

function wordsOf(by: string, key: string | null, filter: CaseFilter, city: CityNow) {
  if (key === null) return { zh: "未定", en: "none yet" };
  if (by === "lead") return city.directory.unit(key)?.text ?? both(key);
  if (by === "area") return both(city.areas.get(key)?.name ?? key);
  const type = city.packs.get(filter.pack ?? "")?.cases[filter.type ?? ""];
  return type?.states[key]?.text ?? both(key);
}

function both(text: string) {
  return { zh: text, en: text };
}
