import type { Sql } from "@xinlian/ledger";
import type { LateCase } from "@xinlian/wire";
import type { Listed } from "../case/list.ts";
import { rowView } from "../case/row-view.ts";
import type { Engine } from "../engine/engine.ts";
import type { Times } from "./days.ts";

/** Overdue cases that are named one by one. */
const NAMED = 6;

/** Walks along what falls due in each county and stops at the first few that the viewer sees. */
const LONGEST = `
  SELECT x.stream, x.due_at, k.county
    FROM unnest($2::text[]) AS k(county)
   CROSS JOIN LATERAL (SELECT c.stream, c.due_at FROM ledger.case_row c
                        WHERE c.city = $1 AND c.county = k.county AND NOT c.ended AND c.light_clock IS NOT NULL AND NOT c.paused
                          AND c.due_at <= $3
                        ORDER BY c.due_at, c.stream LIMIT $4) x
   ORDER BY x.due_at, x.stream`;

interface Found {
  readonly stream: string;
  readonly county: string;
}

/** The cases that are overdue for longest: one of each county, and the first few of all. */
export interface First {
  readonly counties: ReadonlyMap<string, LateCase>;
  readonly all: readonly LateCase[];
}

/** @param counties with overdue cases in the viewer's sight; the worst of all are among the first few of each */
export async function firstLate(
  sql: Sql,
  engine: Engine,
  counties: readonly string[],
  times: Times,
): Promise<First> {
  if (counties.length === 0) return { counties: new Map(), all: [] };
  const { code } = engine.city;
  const now = new Date(times.now);
  const found = await sql.query<Found>(LONGEST, [code, counties, now, NAMED]);
  const firsts = new Map<string, string>();
  for (const { county, stream } of found) if (!firsts.has(county)) firsts.set(county, stream);
  const worst = found.slice(0, NAMED).map(({ stream }) => stream);
  const views = await viewsOf(sql, engine, [...new Set([...firsts.values(), ...worst])], times);
  const shown = (stream: string) => views.get(stream) ?? [];
  return {
    counties: new Map(
      [...firsts].flatMap(([county, id]) =>
        [shown(id)].flat().map((view) => [county, view] as const),
      ),
    ),
    all: worst.flatMap(shown),
  };
}

async function viewsOf(
  sql: Sql,
  engine: Engine,
  streams: readonly string[],
  { now }: Times,
): Promise<ReadonlyMap<string, LateCase>> {
  const rows = await sql.query<Listed>(
    "SELECT c.stream, c.title, c.whole FROM ledger.case_row c WHERE c.city = $1 AND c.stream = ANY ($2::uuid[])",
    [engine.city.code, streams],
  );
  const cases = await engine.casesOfRows(sql, rows);
  const entries = await engine.entriesOfRows(rows);
  return new Map(
    rows.map((row) => [
      row.stream,
      lateCase(rowView(row, engine, null, now, null, entries, cases)),
    ]),
  );
}

function lateCase(row: ReturnType<typeof rowView>): LateCase {
  const { id, number, title, pack, type, area, lead, opened, clock, light } = row;
  const dueDay = clock?.dueDay ?? opened.slice(0, 10);
  return { id, number, title, pack, type: type.words, area, lead, opened, dueDay, light };
}
