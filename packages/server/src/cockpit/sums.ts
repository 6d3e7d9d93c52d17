import type { Sql } from "@xinlian/ledger";
import { hourBegun, hoursOf, startOf, type Times } from "./days.ts";

/** One sum: of a pack, of a county, or of a day or hour (`slot`), whichever is not null. */
export interface Sum {
  readonly what: What;
  readonly pack: string | null;
  readonly county: string | null;
  readonly slot: number | null;
  readonly n: number;
}

/**
 * What is summed. Of what falls due: `late` before today, `late_today` in hours of today that are over, `today` in the others, `later`.
 * `over`: in the hour that runs, and over already; it is among `today`, too.
 */
export type What =
  | "late"
  | "late_today"
  | "today"
  | "later"
  | "over"
  | "aged"
  | "paused"
  | "opened"
  | "ended"
  | "breached";

/**
 * Everything that the cockpit says, in one statement, so that its numbers are of one moment: folded counts, what the viewer sees besides,
 * and the few cases that fell due since the hour began.
 */
export async function sumsOf(sql: Sql, city: string, times: Times): Promise<readonly Sum[]> {
  const { first, last } = hoursOf(times.today);
  return sql.query<Sum>(SUMS, [
    city,
    times.since,
    startOf(times.since),
    times.over,
    first,
    last,
    hourBegun(times),
    new Date(times.now),
  ]);
}

const SUMS = `
  WITH cell AS (
    SELECT t.kind, t.slot, t.pack, t.county, t.n FROM ledger.tally_now t
     WHERE t.city = $1 AND t.kind IN ('aged', 'due', 'paused')
    UNION ALL
    SELECT t.kind, t.slot, t.pack, t.county, t.n FROM ledger.tally_now t
     WHERE t.city = $1 AND t.kind IN ('opened', 'ended', 'breached') AND t.slot >= $2
    UNION ALL
    SELECT r.kind, r.slot, r.pack, r.county, r.n FROM ledger.tally_rest($3) r
     WHERE r.kind <> 'opened' OR r.slot >= $2
    UNION ALL
    SELECT 'over', $4 + 1, c.pack, c.county, 1 FROM ledger.case_row c
     WHERE c.city = $1 AND NOT c.ended AND c.light_clock IS NOT NULL AND NOT c.paused AND c.due_at > $7 AND c.due_at <= $8
  ), told AS (
    SELECT CASE WHEN kind <> 'due' THEN kind
                WHEN slot > $6 THEN 'later'
                WHEN slot > $4 THEN 'today'
                WHEN slot >= $5 THEN 'late_today'
                ELSE 'late' END AS what,
           slot, pack, county, n
      FROM cell)
  SELECT what, pack, county, slot, sum(n)::int AS n FROM told
   GROUP BY GROUPING SETS ((what, pack), (what, county), (what, slot))`;
