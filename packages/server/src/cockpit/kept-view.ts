import type { Moment } from "@xinlian/kernel";
import type { CockpitKept } from "@xinlian/wire";
import { cadencesOf } from "../cadence/list.ts";
import { countCases } from "../case/count.ts";
import { meOf } from "../case/read-case.ts";
import { instant } from "../case/wire-value.ts";
import type { Engine } from "../engine/engine.ts";
import type { PersonCaller } from "../http/caller.ts";
import { askerOf } from "../row/asker.ts";
import { named, timesAt } from "./days.ts";
import type { Kept } from "./kept.ts";
import { opening } from "./stock.ts";
import type { Shown } from "./view.ts";

/** Owed and missed visits and the bands of scores of these packs. */
export async function keptView(
  engine: Engine,
  kept: Kept,
  packs: readonly Shown[],
  caller: PersonCaller,
  now: Moment,
): Promise<CockpitKept> {
  const asker = askerOf(engine, meOf(caller, engine), now);
  const from = `${named(timesAt(now).today).slice(0, 4)}-01-01`;
  const visits: CockpitKept["visits"] = [];
  for (const each of cadencesOf(engine, new Set(packs.map(({ pack }) => pack.name)))) {
    const { pack, register, cadence } = each;
    const words = { pack: pack.name, type: cadence.type, breached: "yes", from } as const;
    const { count } = await engine.ledger.view(caller.viewer, (sql) =>
      countCases(sql, asker, words),
    );
    const owed = kept.owed(each, now);
    visits.push({
      pack: pack.name,
      packWords: pack.text,
      register: { id: register.name, words: register.text },
      cadence: { id: cadence.name, words: cadence.text },
      owed: owed === null ? null : { n: owed.n, more: owed.more, at: instant(owed.at) },
      missed: opening(count, words),
    });
  }
  const scores = packs.flatMap(({ pack }) =>
    Object.values(pack.scores).map((score): CockpitKept["scores"][number] => {
      const sums = kept.bands({ pack, score }, now);
      return {
        pack: pack.name,
        packWords: pack.text,
        score: { id: score.name, words: score.text },
        period: sums?.period ?? { zh: "", en: "" },
        bands: sums === null ? null : [...sums.bands],
      };
    }),
  );
  return { visits, scores };
}
