import {
  addDays,
  type Day,
  dayOf,
  type Moment,
  type Pack,
  type PanelNode,
  type Period,
  parsePeriod,
  periodAt,
  periodBefore,
  periodOfSpan,
  spanAt,
} from "@xinlian/kernel";
import type { Sql } from "@xinlian/ledger";
import type { FigureQuery, Panel } from "@xinlian/wire";
import type { CityNow } from "../engine/city-now.ts";
import { granted } from "../fault/refusal.ts";
import { cutOf } from "./cut.ts";
import { figureSheet } from "./sheet.ts";

/** The questions of a cockpit, each answered by its figures for the period of its kind that is under way, or for the one before. */
export async function panelsOf(
  sql: Sql,
  city: CityNow,
  pack: Pack,
  nodes: readonly PanelNode[],
  now: Moment,
): Promise<readonly Panel[]> {
  const cut = cutOf(city);
  /** The period that is told of; the one before while nothing is counted in the one that runs, as what is counted at its end. */
  const periodOf = async (node: PanelNode): Promise<Period> => {
    const filed = await lastFiled(sql, city, pack, node, now);
    const under = filed ?? periodFor(node, city, now);
    if (filed !== undefined || node.per === "day" || node.count !== undefined) return under;
    const before = periodBefore(under, cut);
    const told = async (asked: Period) =>
      (await figureSheet(sql, city, pack, queryOf(node, asked), now)).rows.some(
        ({ value }) => value,
      );
    return (await told(under)) || !(await told(before)) ? under : before;
  };
  const panels: Panel[] = [];
  for (const node of nodes) {
    const ask = (asked: Period) => figureSheet(sql, city, pack, queryOf(node, asked), now);
    const period = await periodOf(node);
    panels.push({
      name: node.name,
      words: node.text,
      sheet: node.count === undefined ? await ask(period) : null,
      count: node.count ?? null,
      before:
        node.against && node.count === undefined ? await ask(periodBefore(period, cut)) : null,
      top: node.top,
    });
  }
  return panels;
}

/** A day is shown when it is over; a month and a year as far as they have come. */
function periodFor({ per }: PanelNode, city: CityNow, now: Moment): Period {
  const cut = cutOf(city);
  const under = periodAt(now, per, cut);
  if (per !== "day") return under;
  return granted(parsePeriod(addDays(under.name as Day, -1), cut));
}

/** Of filed numbers the last period for which one stands: a return comes in after its period. */
async function lastFiled(
  sql: Sql,
  city: CityNow,
  pack: Pack,
  { figures, per }: PanelNode,
  now: Moment,
): Promise<Period | undefined> {
  const filed = figures.filter((name) => pack.indicators[name]?.filed !== undefined);
  const derived = figures.flatMap((name) => pack.indicators[name]?.derived ?? []);
  const read = derived.flatMap(({ reads, asks }) => [
    ...reads,
    ...asks.flatMap(({ of }) => of ?? []),
  ]);
  const under = read.filter((name) => pack.indicators[name]?.filed !== undefined);
  const names = [...new Set([...filed, ...under])];
  if (names.length === 0) return undefined;
  const cut = cutOf(city);
  const [row] = await sql.query<{ last: string | null }>(
    `SELECT max(last)::text AS last FROM unnest($3::text[]) AS n(name)
      CROSS JOIN LATERAL (SELECT f.last_day AS last FROM ledger.filed f
        WHERE f.city = $1 AND f.pack = $2 AND f.indicator = n.name AND f.replaced_at IS NULL AND f.counts AND f.value IS NOT NULL
          AND f.last_day <= $4 ORDER BY f.last_day DESC LIMIT 1) x`,
    [city.code, pack.name, names, dayOf(now, cut)],
  );
  return row?.last == null ? undefined : periodOfSpan(spanAt(per, row.last as Day), cut);
}

function queryOf({ figures, by }: PanelNode, period: Period): FigureQuery {
  return {
    period: period.name,
    indicators: figures.join(","),
    ...(by !== undefined && { by }),
  };
}
