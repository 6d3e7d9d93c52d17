import { addDays, dayOf, endOfDay, type Moment, startOfDay } from "@xinlian/kernel";
import type { PublicFigures } from "@xinlian/wire";
import type { Engine } from "../engine/engine.ts";

const CHINA = { offset: 480 };
/** Yesterday does not change; cases that came late by an import may still add to it. */
const FRESH_MS = 60_000;

let kept: { readonly at: number; readonly figures: PublicFigures } | null = null;

/** Yesterday's figures over every case type that a citizen may open: received, and given to a unit the same day. */
export async function publicFigures(engine: Engine, now: Moment): Promise<PublicFigures> {
  if (kept !== null && now >= kept.at && now - kept.at < FRESH_MS) return kept.figures;
  const day = addDays(dayOf(now, CHINA), -1);
  const until = endOfDay(day, CHINA);
  const types: string[] = [];
  const giving: string[] = [];
  for (const pack of engine.city.packs.values()) {
    for (const node of Object.values(pack.cases)) {
      const actions = Object.values(node.actions);
      if (
        !actions.some(
          (action) => action.from === "new" && action.by.some((by) => by.kind === "citizen"),
        )
      )
        continue;
      types.push(`${pack.name}.${node.name}`);
      giving.push(
        ...actions
          .filter((action) => action.form.some((item) => item.field === "lead"))
          .map((a) => a.name),
      );
    }
  }
  const [row] = await engine.ledger.view({ kind: "engine" }, (sql) =>
    sql.query<{ received: number; passed_on: number }>(
      `SELECT count(*)::int AS received,
              count(*) FILTER (WHERE EXISTS (
                SELECT FROM unnest($5::text[]) a WHERE (whole -> 'past' -> a ->> 'first')::numeric < $6))::int AS passed_on
         FROM ledger.case_row
        WHERE city = $1 AND pack || '.' || type = ANY ($2) AND opened_at >= $3 AND opened_at < $4`,
      [engine.city.code, types, new Date(startOfDay(day, CHINA)), new Date(until), giving, until],
    ),
  );
  const figures = { day, received: row?.received ?? 0, passedOn: row?.passed_on ?? 0 };
  kept = { at: now, figures };
  return figures;
}
