import type { FigureSheet } from "@xinlian/wire";
import type { Town } from "../../packages/server/test/town.ts";
import type { Counts } from "./recount.ts";

const DAY = 86_400_000;
const YEAR_OVER = Date.parse("2027-01-01T00:00:00+08:00");
/** The start of a day of the city, ms after the one of UTC. */
const OFFSET = 8 * 3_600_000;

/**
 * The pack's figures of the year as they must be, from a count of the events by hand. Nobody fixed a finding, kept a record of a business, or
 * assessed a standard in this quarter.
 * @param raised when each finding was raised, ms
 */
function wanted(counts: Counts, raised: readonly number[]): Readonly<Record<string, number>> {
  const n = (what: string) => counts.get(what) ?? 0;
  // Seven days after the day on which it was raised, at 24:00.
  const due = (at: number) => Math.floor((at + OFFSET) / DAY) * DAY - OFFSET + 8 * DAY;
  return {
    visits_due: n("due"),
    visits_done: n("done"),
    visits_missed: n("missed"),
    visit_rate: n("done") / n("due"),
    visited: n("done"),
    handed: n("handedOver"),
    findings: raised.length,
    findings_closed: 0,
    fix_due: raised.filter((at) => due(at) <= YEAR_OVER).length,
    fix_on_time: 0,
    fix_rate: 0,
    logs_due: 0,
    logs_kept: 0,
    assessed: 0,
    gaps: 0,
    gaps_closed: 0,
  };
}

/** The ledger's own figures of the year against the count by hand. */
export async function compareFigures(
  town: Town,
  counts: Counts,
  raised: readonly number[],
): Promise<{ readonly compared: number; readonly differ: readonly string[] }> {
  const office = await town.staff("shian");
  const all = Object.entries(wanted(counts, raised));
  const names = all.map(([name]) => name).join(",");
  const answer = await office.get(`/api/figures/food?period=2026&indicators=${names}`);
  if (answer.statusCode !== 200) return { compared: 0, differ: [answer.body] };
  const { rows } = answer.json<FigureSheet>();
  const differ: string[] = [];
  for (const [indicator, value] of all) {
    const found = rows.find((row) => row.indicator === indicator)?.value ?? 0;
    if (Math.abs(found - value) > 1e-9) differ.push(`${indicator} is ${found}, counted ${value}`);
  }
  return { compared: all.length, differ };
}
