import type { CaseCount, CaseGroups, CasePage, Cockpit, EntryPage } from "@xinlian/wire";
import type { Large } from "./entries.ts";

/** A page as people ask for it, and the plain SQL that gives the same rows to the same viewer. */
export interface Measured {
  readonly name: string;
  readonly path: string;
  /** What the answer holds: rows, or a number. */
  readonly holds: (answer: never) => number;
  /** $1 the city, $2 now, $3 thirty days ago. One row with `n`, or as many rows as the page. */
  readonly bare: string;
}

const OPEN = "FROM ledger.case_row c WHERE c.city = $1 AND $2::timestamptz > $3::timestamptz";
const LIGHTS = `count(*) FILTER (WHERE c.due_at <= $2 AND NOT c.paused) AS late,
  count(*) FILTER (WHERE c.due_at > $2 AND c.warn_at <= $2 AND NOT c.paused) AS soon`;

const groups = (by: string, column: string): Measured => ({
  name: `groups.${by}`,
  path: `/api/cases/groups?state=open&by=${by}`,
  holds: ({ rows }: CaseGroups) => rows.length,
  bare: `SELECT ${column}, count(*) AS counted, ${LIGHTS} ${OPEN} AND NOT c.ended GROUP BY 1`,
});

/** The board over all packs with its groups and count, a large register, and the cockpit. */
export function pagesOf({ pack, register }: Large): readonly Measured[] {
  const entries = `FROM ledger.entry_row e WHERE e.city = $1 AND e.pack = '${pack}' AND e.register = '${register}'
    AND NOT e.ended AND $2::timestamptz > $3::timestamptz`;
  return [
    {
      name: "board.page",
      path: "/api/cases?state=open&sort=due&limit=50",
      holds: ({ rows }: CasePage) => rows.length,
      bare: `SELECT c.stream, c.title, c.whole ${OPEN} AND NOT c.ended AND c.due_at IS NOT NULL ORDER BY c.due_at, c.stream LIMIT 50`,
    },
    {
      name: "board.late",
      path: "/api/cases?light=late&sort=due&limit=50",
      holds: ({ rows }: CasePage) => rows.length,
      bare: `SELECT c.stream, c.title, c.whole ${OPEN} AND NOT c.ended AND c.light_clock IS NOT NULL AND NOT c.paused
        AND c.due_at <= $2 ORDER BY c.due_at, c.stream LIMIT 50`,
    },
    {
      name: "board.count",
      path: "/api/cases/count?state=open",
      holds: ({ count }: CaseCount) => count,
      bare: `SELECT count(*)::int AS n, ${LIGHTS} ${OPEN} AND NOT c.ended`,
    },
    groups("area", "c.county"),
    groups("lead", "c.lead"),
    groups(
      "light",
      "CASE WHEN c.light_clock IS NULL THEN 'done' WHEN c.paused THEN 'pause' WHEN c.due_at <= $2 THEN 'late' WHEN c.warn_at <= $2 THEN 'soon' ELSE 'ok' END",
    ),
    {
      name: "register.page",
      path: `/api/registers/${pack}/${register}?limit=50`,
      holds: ({ rows }: EntryPage) => rows.length,
      bare: `SELECT e.stream, e.whole ${entries} ORDER BY e.ended, e.sort, e.stream LIMIT 50`,
    },
    {
      name: "register.head",
      path: `/api/registers/${pack}`,
      holds: ({ rows }: { rows: { name: string; standing: number }[] }) =>
        rows.find(({ name }) => name === register)?.standing ?? -1,
      bare: `SELECT count(*)::int AS n ${entries}`,
    },
    {
      name: "register.areas",
      path: `/api/registers/${pack}/${register}/areas`,
      holds: ({ rows }: { rows: { count: number }[] }) =>
        rows.filter(({ count }) => count > 0).length,
      bare: `SELECT left(e.area, 6), count(*) ${entries} AND length(e.area) >= 6 AND right(left(e.area, 6), 2) <> '00' GROUP BY 1`,
    },
    {
      name: "cockpit",
      path: "/api/cockpit",
      holds: ({ whole }: Cockpit) => whole.open.n + whole.came.n + whole.ended.n,
      bare: `SELECT sum(x.n)::int AS n FROM (
        SELECT c.pack, c.county, c.due_at::date, c.opened_at::date, count(*) AS n ${OPEN} AND NOT c.ended GROUP BY 1, 2, 3, 4
        UNION ALL
        SELECT c.pack, c.county, c.opened_at::date, NULL, count(*) ${OPEN} AND c.opened_at >= $3 GROUP BY 1, 2, 3
        UNION ALL
        SELECT c.pack, c.county, c.ended_at::date, NULL, count(*) ${OPEN} AND c.ended AND c.ended_at >= $3 GROUP BY 1, 2, 3) x`,
    },
  ] as readonly Measured[];
}
