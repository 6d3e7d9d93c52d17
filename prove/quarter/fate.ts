import type { Chance } from "../day/chance.ts";
import type { People } from "./town.ts";

/** What becomes of one subject's visit in the quarter. */
export type How =
  | "visited"
  | "moved and visited"
  | "moved and missed"
  | "handed over and visited"
  | "visited by the new officer"
  | "missed by the new officer"
  | "closed"
  | "regraded and visited"
  | "untouched";

export interface Fate {
  readonly entry: string;
  readonly how: How;
  /** Who is in charge at the beginning. */
  readonly officer: string;
  /** Who takes it over, where somebody does. */
  readonly heir: string;
  /** Days after 1 October: of the first step, and of the second where there is one. */
  readonly days: readonly [number, number];
  readonly finds: boolean;
}

/** Weights of a quarter as it might be. */
const WEIGHTS: Readonly<Record<How, number>> = {
  visited: 68,
  "moved and visited": 6,
  "moved and missed": 3,
  "handed over and visited": 4,
  "visited by the new officer": 3,
  "missed by the new officer": 1,
  closed: 1,
  "regraded and visited": 2,
  untouched: 12,
};

/** A fate for each subject, always the same ones for one seed. */
export function drawFates({ subjects, officers }: People, chance: Chance): readonly Fate[] {
  return subjects.map(({ id, officer }, at) => {
    const first = chance.under(70);
    return {
      entry: id,
      how: drawHow(chance),
      officer,
      heir: officers[(officers.indexOf(officer) + 1 + (at % 7)) % officers.length] ?? officer,
      days: [first, first + 1 + chance.under(15)],
      finds: chance.under(100) < 8,
    };
  });
}

function drawHow(chance: Chance): How {
  const all = Object.entries(WEIGHTS) as [How, number][];
  let left = chance.under(all.reduce((sum, [, weight]) => sum + weight, 0));
  for (const [how, weight] of all) {
    if (left < weight) return how;
    left -= weight;
  }
  return "untouched";
}
