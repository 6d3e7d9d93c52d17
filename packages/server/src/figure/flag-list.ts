import { type Pack, readSpan, spotOf } from "@xinlian/kernel";
import type { Sql } from "@xinlian/ledger";
import type { FlagList, FlagQuery } from "@xinlian/wire";
import type { CityNow } from "../engine/city-now.ts";
import { cutOf, periodOf } from "./cut.ts";
import { flaggedIn, flaggedRow } from "./flagged.ts";
import { periodView } from "./period-view.ts";

/** The flagged numbers of a period, as far as the viewer sees them. @throws Refusal figure-period */
export async function flagList(
  sql: Sql,
  city: CityNow,
  pack: Pack,
  query: FlagQuery,
  now: number,
): Promise<FlagList> {
  const period = periodOf(query.period, cutOf(city), now);
  const span = readSpan(period.name);
  const area = query.area ?? city.code;
  const spot = spotOf(area, period, span.ok ? span.value : null);
  const rows = await flaggedIn(sql, { city, pack, area, now }, spot);
  return { period: periodView(period), rows: rows.map(flaggedRow) };
}
