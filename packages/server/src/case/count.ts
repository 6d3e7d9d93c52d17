import type { Sql } from "@xinlian/ledger";
import type { CaseCount, CaseFilter } from "@xinlian/wire";
import type { CityNow } from "../engine/city-now.ts";
import { LIGHTS, whereOf } from "./filter.ts";

/** How many cases the filter finds, and how they divide by light. */
export async function countCases(
  sql: Sql,
  city: CityNow,
  filter: CaseFilter,
  now: number,
): Promise<CaseCount> {
  const where = await whereOf(filter, city, sql, now);
  const values = [...where.values, new Date(now)];
  const lights = Object.entries(LIGHTS)
    .map(
      ([name, is]) =>
        `count(*) FILTER (WHERE ${is.replaceAll("NOW", `$${values.length}`)})::int AS ${name}`,
    )
    .join(", ");
  const [row] = await sql.query<CaseCount["lights"] & { count: number }>(
    `SELECT count(*)::int AS count, ${lights} FROM ledger.case_row WHERE ${where.text} AND $${values.length}::timestamptz IS NOT NULL`,
    values,
  );
  if (row === undefined) throw new Error("a count gives one row");
  const { count, ...by } = row;
  return { count, lights: by };
}
