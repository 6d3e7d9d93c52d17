import type { CaseState } from "../case/state.ts";
import type { World } from "../case/world.ts";
import { type Contribution, contributionsOf } from "./contribution.ts";
import { filedOf, settleFiled } from "./filed.ts";
import type { FigureSource } from "./source.ts";
import { isWithin } from "./span.ts";
import type { Spot } from "./spot.ts";

/** Figures from cases in memory: every case is counted when it is asked for. What folds counts is held against it. */
export function memorySource(cases: readonly CaseState[], world: World): FigureSource {
  const counted = cases.flatMap((state) =>
    contributionsOf(state, world).map((each) => ({ ...each, area: state.area, lead: state.lead })),
  );
  const { standing } = settleFiled(cases.flatMap((state) => filedOf(state, world)));
  const at = (indicator: string, spot: Spot) =>
    counted.filter((each) => each.indicator === indicator && isAt(each, spot, world));
  return {
    sum(indicator, spot) {
      const found = at(indicator, spot);
      return { value: found.reduce((sum, { value }) => sum + value, 0), n: found.length };
    },
    filed: (indicator, span) =>
      standing.filter((row) => row.indicator === indicator && isWithin(row.span, span)),
    keys(indicator, by, spot) {
      const found = at(indicator, spot);
      return [...new Set(found.flatMap((each) => keysOf(each, by)))].sort();
    },
  };
}

type Counted = Contribution & { readonly area: string; readonly lead: string | null };

function isAt(each: Counted, { area, own, dims, from, until }: Spot, { areas }: World): boolean {
  if (each.at < from || each.at >= until) return false;
  const within = areas.contains(area, each.area);
  const below =
    own === true && areas.children(area).some(({ code }) => areas.contains(code, each.area));
  if (!within || below) return false;
  return Object.entries(dims).every(([dim, key]) => {
    const keys = keysOf(each, dim);
    return key === null ? keys.length === 0 : keys.includes(key);
  });
}

function keysOf({ dims, lead }: Counted, by: string): readonly string[] {
  if (by === "lead") return lead === null ? [] : [lead];
  const value = dims[by];
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}
