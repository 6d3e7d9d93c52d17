import {
  addDays,
  type Day,
  type Moment,
  type Pack,
  type PanelNode,
  type Period,
  parsePeriod,
  periodAt,
  periodBefore,
} from "@xinlian/kernel";
import type { Sql } from "@xinlian/ledger";
import type { FigureQuery, Panel } from "@xinlian/wire";
import type { CityNow } from "../engine/city-now.ts";
import { granted } from "../fault/refusal.ts";
import { cutOf } from "./cut.ts";
import { figureSheet } from "./sheet.ts";

/** The questions of a cockpit, each answered by its figures for the period of its kind that is under way. */
export async function panelsOf(
  sql: Sql,
  city: CityNow,
  pack: Pack,
  nodes: readonly PanelNode[],
  now: Moment,
): Promise<readonly Panel[]> {
  const panels: Panel[] = [];
  for (const node of nodes) {
    const period = periodFor(node, city, now);
    const ask = (asked: Period) => figureSheet(sql, city, pack, queryOf(node, asked), now);
    panels.push({
      name: node.name,
      words: node.text,
      sheet: node.count === undefined ? await ask(period) : null,
      count: node.count ?? null,
      before:
        node.against && node.count === undefined
          ? await ask(periodBefore(period, cutOf(city)))
          : null,
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

function queryOf({ figures, by }: PanelNode, period: Period): FigureQuery {
  return {
    period: period.name,
    indicators: figures.join(","),
    ...(by !== undefined && { by }),
  };
}
