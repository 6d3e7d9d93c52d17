import type { EntryRow, FigureSheet } from "@xinlian/wire";
import { foundTown, type Town } from "../packages/server/test/town.ts";
import { type Matter, report, takeCall } from "./day/calls.ts";
import { cast, signIn, type Worker } from "./day/cast.ts";
import { Chance } from "./day/chance.ts";
import { countByHand } from "./day/count.ts";
import { replay, type Told } from "./day/replay.ts";
import { sightOf } from "./day/sight.ts";
import { Tally } from "./day/tally.ts";
import { type Known, work } from "./day/work.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
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
/** Shares of a day's calls, hour by hour from midnight; the night is quiet, the morning is not. */
const CURVE = [1, 1, 1, 1, 1, 2, 4, 7, 12, 14, 13, 11, 8, 8, 11, 12, 11, 9, 8, 7, 6, 4, 3, 2];

/**
 * Some days before, then one statistic day of a hotline (noon to noon) with calls by the curve and people at work at their desks, all through
 * the ordinary routes under a moved clock. Then the daily report is held against a count by hand of the events, clocks against what must
 * have fired, and what each person was shown against the plain rule.
 */
export default async function day({ quick }: { readonly quick: boolean }) {
  const size = quick
    ? { calls: 90, before: 30, people: 24 }
    : { calls: 1_500, before: 500, people: 60 };
  const town = await foundTown();
  const chance = new Chance(20261104);
  const tally = new Tally();
  const began = Date.now();
  try {
    const noon = Date.parse("2026-11-04T12:00:00+08:00");
    const start = noon - 6 * 24 * HOUR;
    town.at(start);
    const workers = await cast(town, size.people, UNITS);
    const known = await whatIsKnown(town, workers);
    const shift = { town, workers, known, chance, tally };
    await days(shift, start, noon - 24 * HOUR, size.before, 60 * MINUTE);
    await days(shift, noon - 24 * HOUR, noon, size.calls, 20 * MINUTE);
    town.at(noon + 10 * MINUTE);
    await town.draft();
    const cases = await replay(town.house.ledger, "hotline");
    const figures = await compare(town, cases, noon - 24 * HOUR, noon);
    const clocks = clocksOf(town, cases);
    for (const worker of workers) await signIn(town, worker);
    const sight = await sightOf(workers, cases, chance);
    const verified = await town.house.ledger.verify();
    const ok =
      figures.differ.length === 0 &&
      clocks.twice.length === 0 &&
      clocks.missed.length === 0 &&
      sight.leaked.length === 0 &&
      sight.hidden.length === 0 &&
      tally.broken.length === 0 &&
      verified.altered === null;
    for (const line of [...figures.differ, ...clocks.twice, ...clocks.missed].slice(0, 40))
      console.log(line);
    for (const line of [...sight.leaked, ...sight.hidden, ...tally.broken].slice(0, 40))
      console.log(line);
    console.log([...tally.done].map(([what, n]) => `${what} ${n}`).join(", "));
    console.log([...tally.refused].map(([status, n]) => `${status}: ${n}`).join(", "));
    return {
      ok,
      figures: {
        people: workers.length,
        calls: tally.of("calls"),
        cases: cases.length,
        requests: tally.all() + [...tally.refused.values()].reduce((sum, n) => sum + n, 0),
        figuresCompared: figures.compared,
        figuresDiffer: figures.differ.length,
        marksFired: clocks.fired,
        firedTwice: clocks.twice.length,
        missed: clocks.missed.length,
        casesLookedAt: sight.looked,
        leaked: sight.leaked.length,
        hidden: sight.hidden.length,
        seconds: Math.round((Date.now() - began) / 1000),
      },
    };
  } finally {
    await town.close();
  }
}

interface Shift {
  readonly town: Town;
  readonly workers: readonly Worker[];
  readonly known: Known & { readonly matters: readonly Matter[] };
  readonly chance: Chance;
  readonly tally: Tally;
}

/** Time goes on in steps: calls come in, clocks fire, people do some of what lies on their desks. */
async function days(
  { town, workers, known, chance, tally }: Shift,
  from: number,
  until: number,
  calls: number,
  step: number,
): Promise<void> {
  const takers = workers.filter(({ role }) => role === "call_taker");
  const others = workers.filter(({ role }) => role !== "call_taker");
  const whole = CURVE.reduce((sum, share) => sum + share, 0) * ((until - from) / (24 * HOUR));
  let owed = 0;
  let signedIn = 0;
  for (let now = from; now < until; now += step) {
    town.at(now);
    if (now - signedIn > 6 * HOUR) {
      signedIn = now;
      for (const worker of workers) await signIn(town, worker);
    }
    const hour = new Date(now + 8 * HOUR).getUTCHours();
    owed += (calls * (CURVE[hour] ?? 0) * step) / HOUR / whole;
    const coming = Math.floor(owed);
    owed -= coming;
    // Several lines at once: as many calls side by side as there are people to take them.
    for (let taken = 0; taken < coming; taken += takers.length) {
      const some = takers.slice(0, Math.min(takers.length, coming - taken));
      await Promise.all(
        some.map((taker) => takeCall(town, taker, known.matters, known.units, chance, tally)),
      );
    }
    if (chance.happens(0.3)) await report(town, chance, tally);
    const busy = hour >= 8 && hour < 20;
    const most = busy ? Math.max(2, Math.ceil((calls * step) / HOUR / 60)) : 1;
    const onShift = busy ? others : others.slice(0, Math.ceil(others.length / 6));
    for (let i = 0; i < onShift.length; i += 6) {
      await Promise.all(
        onShift.slice(i, i + 6).map((worker) => work(worker, known, most, chance, tally)),
      );
    }
    await town.work();
  }
  town.at(until - 1);
  await town.work();
}

async function whatIsKnown(
  town: Town,
  workers: readonly Worker[],
): Promise<Known & { readonly matters: readonly Matter[] }> {
  const reader = workers.find(({ role }) => role === "dispatcher") as Worker;
  const answer = await reader.at.get("/api/registers/hotline/topic?limit=200");
  if (answer.statusCode !== 200) throw new Error(answer.body);
  const { rows } = answer.json<{ rows: EntryRow[] }>();
  const matters = rows
    .filter(({ key }) => key?.includes("."))
    .map(({ id, title }) => ({ id, name: title.zh }));
  return {
    matters,
    topics: matters.map(({ id }) => id),
    units: UNITS,
    tomorrow: () => new Date(town.house.now() + 24 * HOUR).toISOString().slice(0, 10),
  };
}

/** Every figure of the sheet and of the paper against the count by hand. */
async function compare(town: Town, cases: readonly Told[], from: number, until: number) {
  const reader = await town.staff("duban");
  const hand = countByHand(cases, from, until, town.house.keeper.now.calendar(null));
  const sheet = (await reader.get("/api/figures/hotline?period=2026-11-04")).json<FigureSheet>();
  const differ: string[] = [];
  let compared = 0;
  const texts = new Map<string, string>();
  for (const row of sheet.rows) {
    texts.set(row.indicator, row.text);
    const right = hand[row.indicator];
    if (right === undefined) continue;
    compared += 1;
    const near =
      right === null || row.value === null
        ? right === row.value
        : Math.abs(right - row.value) < 1e-9;
    if (!near) differ.push(`${row.indicator}: the sheet says ${row.value}, by hand ${right}`);
  }
  const list = (await reader.get("/api/bulletins/hotline")).json();
  const paper = (await reader.get(`/api/bulletins/hotline/daily/${list.rows[0]?.id}`)).json();
  for (const figure of paper.figures ?? []) {
    compared += 1;
    const text = texts.get(figure.indicator);
    if (text !== figure.text)
      differ.push(`${figure.indicator}: the paper says ${figure.text}, the sheet ${text}`);
  }
  if ((paper.figures ?? []).length === 0) differ.push("the paper has no figures");
  return { compared, differ };
}

/** Marks that fired more than once for one run of a clock, and due moments that passed without a mark. */
function clocksOf(town: Town, cases: readonly Told[]) {
  const pack = town.house.keeper.now.packs.get("hotline");
  const now = town.house.now() - 10 * MINUTE;
  const twice: string[] = [];
  const missed: string[] = [];
  let fired = 0;
  for (const one of cases) {
    fired += one.fired.length;
    const seen = new Set<string>();
    for (const mark of one.fired) {
      if (seen.has(mark)) twice.push(`${one.type} ${one.stream} ${mark}`);
      seen.add(mark);
    }
    for (const clock of Object.values(one.clocks)) {
      const hangs = pack?.cases[one.type]?.clocks[clock.name]?.at ?? [];
      const runs = clock.stopped === undefined && clock.pauses.every(({ to }) => to !== undefined);
      if (!runs || clock.due >= now || !hangs.some(({ source }) => source === "due")) continue;
      if (!seen.has(`${clock.name} due ${clock.start}`))
        missed.push(`${one.type} ${one.stream} ${clock.name} was due and did not fire`);
    }
  }
  return { fired, twice, missed };
}
