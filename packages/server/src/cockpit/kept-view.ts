import type { Moment } from "@xinlian/kernel";
import type { Sql } from "@xinlian/ledger";
import type { CockpitKept } from "@xinlian/wire";
import { cadencesOf } from "../cadence/list.ts";
import { countCases } from "../case/count.ts";
import { meOf } from "../case/read-case.ts";
import { instant } from "../case/wire-value.ts";
import type { Engine } from "../engine/engine.ts";
import type { PersonCaller } from "../http/caller.ts";
import { askerOf } from "../row/asker.ts";
import type { Asker } from "../row/question.ts";
import { named, timesAt } from "./days.ts";
import type { Kept } from "./kept.ts";
import { opening } from "./stock.ts";
import type { Shown } from "./view.ts";

type Row = CockpitKept["packs"][number];

/** Owed and missed visits and the bands of scores of these packs; packs without either are left out. */
export async function keptView(
  engine: Engine,
  kept: Kept,
  packs: readonly Shown[],
  caller: PersonCaller,
  now: Moment,
): Promise<CockpitKept> {
  const asker = askerOf(engine, meOf(caller, engine), now);
  const rows = await engine.ledger.view(caller.viewer, async (sql) => {
    const found: Row[] = [];
    for (const { pack } of packs) found.push(await rowOf(sql, engine, kept, pack, asker));
    return found;
  });
  return { packs: rows.filter(({ owed, scores }) => owed.length + scores.length > 0) };
}

async function rowOf(
  sql: Sql,
  engine: Engine,
  kept: Kept,
  pack: Shown["pack"],
  asker: Asker,
): Promise<Row> {
  const { now } = asker;
  const cadences = cadencesOf(engine, new Set([pack.name]));
  const from = `${named(timesAt(now).today).slice(0, 4)}-01-01`;
  const missed: Row["missed"] = [];
  for (const type of new Set(cadences.map(({ cadence }) => cadence.type))) {
    const words = { pack: pack.name, type, breached: "yes", from } as const;
    const { count } = await countCases(sql, asker, words);
    const text = pack.cases[type]?.text ?? { zh: type, en: type };
    missed.push({ type: { id: type, words: text }, cases: opening(count, words) });
  }
  return {
    pack: pack.name,
    words: pack.text,
    owed: cadences.map((each) => {
      const sum = kept.owed(each, now);
      return {
        register: { id: each.register.name, words: each.register.text },
        cadence: { id: each.cadence.name, words: each.cadence.text },
        counted: sum === null ? null : { n: sum.n, more: sum.more, at: instant(sum.at) },
      };
    }),
    missed,
    scores: Object.values(pack.scores).map((score) => {
      const sums = kept.bands({ pack, score }, now);
      return {
        score: { id: score.name, words: score.text },
        period: sums?.period ?? null,
        bands: [...(sums?.bands ?? [])],
      };
    }),
  };
}
