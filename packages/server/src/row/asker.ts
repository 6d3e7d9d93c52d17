import type { Me, Moment, Pack } from "@xinlian/kernel";
import type { Engine } from "../engine/engine.ts";
import { cutOf } from "../figure/cut.ts";
import type { Asker } from "./question.ts";

/** Somebody who asks for lists of cases. */
export function askerOf(engine: Engine, me: Me, now: Moment): Asker {
  const { city } = engine;
  return {
    me,
    now,
    city: city.code,
    cut: cutOf(city),
    packs: city.packs,
    layouts: city.layouts,
    world: (pack) => engine.world(pack, now),
    plan: (query) => city.words.plan(query),
    since: () => firstOpened(engine, [...city.packs.values()]),
  };
}

/** When the first case of all was opened; a look at the end of an index for each case type. */
async function firstOpened({ ledger, city }: Engine, packs: readonly Pack[]) {
  const types = packs.flatMap((pack) => Object.keys(pack.cases).map((type) => [pack.name, type]));
  const [row] = await ledger.view({ kind: "engine" }, (sql) =>
    sql.query<{ first: Date | null }>(
      `SELECT min(one.opened_at) AS first
         FROM unnest($2::text[], $3::text[]) AS k(pack, type)
        CROSS JOIN LATERAL (SELECT c.opened_at FROM ledger.case_row c
                             WHERE c.city = $1 AND c.pack = k.pack AND c.type = k.type
                             ORDER BY c.opened_at, c.stream LIMIT 1) one`,
      [city.code, types.map(([pack]) => pack), types.map(([, type]) => type)],
    ),
  );
  return row?.first?.getTime() ?? null;
}
