import type { FigureSheet } from "@xinlian/wire";
import type { Town } from "../../packages/server/test/town.ts";
import type { Counts } from "./recount.ts";

/** Figure → what of the count it must equal. */
const EQUAL: Readonly<Record<string, string>> = {
  visits_due: "due",
  visits_done: "done",
  visits_missed: "missed",
};

/** The ledger's own figures of the year against the count by hand. */
export async function compareFigures(
  town: Town,
  counts: Counts,
): Promise<{ readonly compared: number; readonly differ: readonly string[] }> {
  const office = await town.staff("shian");
  const names = Object.keys(EQUAL).join(",");
  const answer = await office.get(`/api/figures/food?period=2026&indicators=${names}`);
  if (answer.statusCode !== 200) return { compared: 0, differ: [answer.body] };
  const { rows } = answer.json<FigureSheet>();
  const differ: string[] = [];
  for (const [indicator, what] of Object.entries(EQUAL)) {
    const found = rows.find((row) => row.indicator === indicator)?.value ?? 0;
    const wanted = counts.get(what) ?? 0;
    if (found !== wanted) differ.push(`${indicator} is ${found}, counted ${wanted}`);
  }
  return { compared: Object.keys(EQUAL).length, differ };
}
