import type { Pack } from "@xinlian/kernel";
import type { Sql } from "@xinlian/ledger";
import type { Cockpit, CockpitCounty, CockpitPack } from "@xinlian/wire";
import { instant } from "../case/wire-value.ts";
import type { Engine } from "../engine/engine.ts";
import { named, type Times } from "./days.ts";
import { firstLate } from "./first.ts";
import { latestPapers } from "./papers.ts";
import { daysOf, overdueSpans, standingSpans } from "./spans.ts";
import { opening, stockOf, totals, type Words } from "./stock.ts";
import { type Sum, sumsOf } from "./sums.ts";

/** A pack of the viewer's, and the cockpit that it gives him. */
export interface Shown {
  readonly pack: Pack;
  readonly desk: string | null;
}

/** The page over all packs as one viewer sees it. @param sql a look of his */
export async function cockpitView(
  sql: Sql,
  engine: Engine,
  packs: readonly Shown[],
  times: Times,
): Promise<Cockpit> {
  const { code } = engine.city;
  const sums = await sumsOf(sql, code, times);
  const ofCounty = grouped(sums, ({ county }) => county);
  const ofPack = grouped(sums, ({ pack }) => pack);
  // Each case lies in one county: together they are the whole.
  const every = sums.filter(({ county }) => county !== null);
  const late = [...ofCounty].filter(([, own]) => totals(own)("late", "late_today", "over") > 0);
  const first = await firstLate(
    sql,
    engine,
    late.map(([county]) => county),
    times,
  );
  const papers = await latestPapers(
    sql,
    code,
    packs.map(({ pack }) => pack),
  );
  const counties = countiesOf(engine, ofCounty, first.counties, times);
  return {
    at: instant(times.now),
    today: named(times.today),
    period: { first: named(times.since), last: named(times.today) },
    whole: {
      ...stockOf(every, {}, times),
      paused: opening(totals(every)("paused"), { light: "pause" }),
    },
    counties,
    packs: packs.map(
      ({ pack, desk }): CockpitPack => ({
        pack: pack.name,
        words: pack.text,
        ...stockOf(ofPack.get(pack.name) ?? [], { pack: pack.name }, times),
        desk,
        papers: papers.get(pack.name) ?? [],
      }),
    ),
    overdue: [...overdueSpans(sums, times)],
    standing: [...standingSpans(sums, times)],
    days: daysOf(sums, times),
    first: [...first.all],
  };
}

/** Most overdue ones first, then most open ones. */
function countiesOf(
  { city }: Engine,
  sums: ReadonlyMap<string, readonly Sum[]>,
  first: ReadonlyMap<string, CockpitCounty["first"]>,
  times: Times,
): CockpitCounty[] {
  const below = city.areas.children(city.code).map((area) => area.code);
  const codes = [...new Set([...below, ...sums.keys()])];
  return codes
    .map((code) => ({
      code,
      name: city.areas.get(code)?.name ?? code,
      ...stockOf(sums.get(code) ?? [], placeWords(code, city.code), times),
      first: first.get(code) ?? null,
    }))
    .sort((a, b) => b.late.n - a.late.n || b.open.n - a.open.n || (a.code < b.code ? -1 : 1));
}

/** What lies in no county stands under the city itself. */
function placeWords(code: string, city: string): Words {
  return code === city ? { area: code, alone: "yes" } : { area: code };
}

function grouped(sums: readonly Sum[], key: (sum: Sum) => string | null) {
  const groups = new Map<string, Sum[]>();
  for (const sum of sums) {
    const name = key(sum);
    if (name !== null) groups.set(name, [...(groups.get(name) ?? []), sum]);
  }
  return groups;
}
