import { foundTown } from "../packages/server/test/town.ts";
import { Visits } from "../packages/server/test/visits.ts";
import { Chance } from "./day/chance.ts";
import { drawFates } from "./quarter/fate.ts";
import { compareFigures } from "./quarter/figures.ts";
import { live } from "./quarter/life.ts";
import { comparePoints } from "./quarter/points.ts";
import { count, fromEvents } from "./quarter/recount.ts";
import { fill } from "./quarter/town.ts";

/** 48 of grade B, 974 of grade C, 2,201 of grade D, as one county printed them; 1,208 officers, as another did. */
const WHOLE = { b: 48, c: 974, d: 2_201, officers: 1_208 };
const QUICK = { b: 5, c: 97, d: 220, officers: 121 };

/**
 * One quarter of visits under a moved clock: subjects are entered from a file, officers visit, move, hand over, leave; grades change, shops close
 * and open; what nobody touched is missed when the quarter ends. What was done is held against what was meant to be done, against a count of the
 * events by hand, and against the figures of the ledger.
 */
export default async function quarter({ quick }: { readonly quick: boolean }) {
  const size = quick ? QUICK : WHOLE;
  const began = Date.now();
  const town = await foundTown({
    files: ({ city, ...files }) => {
      const { report: _, ...rest } = city;
      return { ...files, registers: [], city: { ...rest, packs: ["message", "food"] } };
    },
  });
  try {
    const visits = new Visits(town, { pack: "food", register: "subject", cadence: "visit" });
    const chance = new Chance(20_261_001);
    const people = await fill(town, visits, size);
    const fates = drawFates(people, chance);
    const lived = await live(town, visits, people, fates);
    const told = await fromEvents(town.house.ledger, "food", "visit");
    const meant = count(fates);
    const found = count(told.fates);
    const figures = await compareFigures(town, found, told.raised);
    const points = await comparePoints(town, people.subjects);
    const verified = await town.house.ledger.verify();
    const differ = [...meant].filter(([what, n]) => (found.get(what) ?? 0) !== n);
    const bad = [
      ...differ.map(([what, n]) => `${what}: meant ${n}, found ${found.get(what) ?? 0}`),
      ...told.twice.map((entry) => `${entry} has two visits for one quarter`),
      ...lived.broken,
      ...figures.differ,
      ...points.differ,
      ...(verified.altered === null ? [] : [`altered: ${JSON.stringify(verified.altered)}`]),
    ];
    for (const line of bad.slice(0, 40)) console.log(line);
    return {
      ok: bad.length === 0,
      figures: {
        subjects: size.b + size.c + size.d,
        officers: size.officers,
        ...Object.fromEntries(found),
        dueListedAtStart: lived.listed,
        casesAtStart: lived.casesAtStart,
        settledTwice: lived.settledAgain,
        figuresCompared: figures.compared,
        figuresDiffer: figures.differ.length,
        scoresCompared: points.scores,
        pointsCompared: points.points,
        pointsOpened: points.opened,
        scoresDiffer: points.differ.length,
        secondsToEnter: people.seconds,
        secondsToSettle: lived.settleSeconds,
        seconds: Math.round((Date.now() - began) / 1000),
      },
    };
  } finally {
    await town.close();
  }
}
