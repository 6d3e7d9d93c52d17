import { foundTown } from "../packages/server/test/town.ts";
import { cast, signIn } from "./day/cast.ts";
import { Chance } from "./day/chance.ts";
import { clocksOf } from "./day/clocks.ts";
import { compare } from "./day/compare.ts";
import { habits } from "./day/habit.ts";
import { live, whatIsKnown } from "./day/life.ts";
import { replay } from "./day/replay.ts";
import { sightOf } from "./day/sight.ts";
import { Tally } from "./day/tally.ts";

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const UNITS = [
  "511102-urban",
  "511102-housing",
  "511102-transport",
  "511112-urban",
  "511123-urban",
  "511132-urban",
  "511181-urban",
  "511111-urban",
  "511100-transport",
  "511100-urban",
];
/** Days whose enquiries (3 wd), requests and suggestions (7 wd), complaints and reports (15 wd) fall due within the statistic day. */
const FALL_DUE = ["2026-10-13", "2026-10-23", "2026-10-29"];

/**
 * Three weeks before, then one statistic day of a hotline (noon to noon) with calls by the curve and people at work at their desks, some of them
 * slow or away, all through the ordinary routes under a moved clock. Then the daily report is held against a count by hand of the events, every
 * mark of every clock against what must have fired by hand, and what each person was shown against the plain rule.
 */
export default async function day({ quick }: { readonly quick: boolean }) {
  const size = quick
    ? { calls: 40, before: 40, people: 16, step: 240 }
    : { calls: 1_500, before: 500, people: 60, step: 240 };
  const town = await foundTown();
  const chance = new Chance(20261104);
  const tally = new Tally();
  const began = Date.now();
  try {
    const noon = Date.parse("2026-11-04T12:00:00+08:00");
    const start = Date.parse("2026-10-12T08:00:00+08:00");
    town.at(start);
    const workers = await cast(town, size.people, UNITS);
    const known = await whatIsKnown(town, workers, UNITS);
    const sweeps: number[] = [];
    const life = {
      town,
      workers,
      habits: habits(workers, UNITS, start, noon, chance),
      known,
      chance,
      tally,
      sweeps,
    };
    await live(life, {
      from: start,
      until: noon - DAY,
      calls: size.before,
      step: size.step * MINUTE,
      weight: (date) => (FALL_DUE.includes(date) ? 4 : 1),
    });
    await live(life, {
      from: noon - DAY,
      until: noon,
      calls: size.calls,
      step: (quick ? 40 : 20) * MINUTE,
      weight: () => 1,
    });
    town.at(noon + 10 * MINUTE);
    await town.draft();
    const lived = Date.now();
    const cases = await replay(town.house.ledger, "hotline");
    const city = town.house.keeper.now;
    const figures = await compare(town, cases, noon - DAY, noon);
    const marksOf = (type: string, clock: string) =>
      (city.packs.get("hotline")?.cases[type]?.clocks[clock]?.at ?? []).map(({ source }) => source);
    const clocks = clocksOf(cases, marksOf, city.calendar(null), sweeps);
    for (const worker of workers) await signIn(town, worker);
    const sight = await sightOf(workers, cases, chance);
    const verified = await town.house.ledger.verify();
    const bad = [
      figures.differ,
      clocks.twice,
      clocks.missed,
      clocks.astray,
      clocks.wrongDates,
      sight.leaked,
      sight.hidden,
      tally.broken,
      verified.altered === null
        ? []
        : [`an event was altered: ${JSON.stringify(verified.altered)}`],
      clocks.owed === 0 ? ["no mark had to fire"] : [],
    ];
    for (const list of bad) for (const line of list.slice(0, 12)) console.log(line);
    const said = (counts: Iterable<readonly [string | number, number]>) =>
      [...counts].map(([what, n]) => `${what} ${n}`).join(", ");
    console.log(`done: ${said(tally.done)}`);
    console.log(`refused: ${said(tally.refused)}`);
    console.log(`marks: ${said([...clocks.byMark].sort())}`);
    console.log(`figures: ${said(figures.values)}`);
    console.log(`figures at nothing: ${figures.nothing.join(", ") || "none"}`);
    return {
      ok: bad.every((list) => list.length === 0),
      figures: {
        people: workers.length,
        callsOfTheDay: figures.values.get("calls") ?? 0,
        calls: tally.of("calls"),
        cases: cases.length,
        requests: tally.all() + [...tally.refused.values()].reduce((sum, n) => sum + n, 0),
        figuresCompared: figures.compared,
        figuresNonZero: figures.compared - figures.nothing.length,
        figuresDiffer: figures.differ.length,
        marksOwed: clocks.owed,
        marksFired: clocks.fired,
        kindsOfMark: clocks.byMark.size,
        firedTwice: clocks.twice.length,
        missed: clocks.missed.length,
        astray: clocks.astray.length,
        datesCompared: clocks.dates,
        datesDiffer: clocks.wrongDates.length,
        casesLookedAt: sight.looked,
        leaked: sight.leaked.length,
        hidden: sight.hidden.length,
        secondsLived: Math.round((lived - began) / 1000),
        seconds: Math.round((Date.now() - began) / 1000),
      },
    };
  } finally {
    await town.close();
  }
}
