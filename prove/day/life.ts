import type { EntryRow } from "@xinlian/wire";
import type { Town } from "../../packages/server/test/town.ts";
import { report, type Subjects, takeCall } from "./calls.ts";
import { signIn, type Worker } from "./cast.ts";
import type { Chance } from "./chance.ts";
import { type Habit, works } from "./habit.ts";
import type { Tally } from "./tally.ts";
import { type Known, work } from "./work.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Shares of a day's calls, hour by hour from midnight; the night is quiet, the morning is not. */
const CURVE = [1, 1, 1, 1, 1, 2, 4, 7, 12, 14, 13, 11, 8, 8, 11, 12, 11, 9, 8, 7, 6, 4, 3, 2];
/** People who act at the same time. */
const AT_ONCE = 6;

export interface Life {
  readonly town: Town;
  readonly workers: readonly Worker[];
  readonly habits: ReadonlyMap<Worker, Habit>;
  readonly known: Known & Subjects;
  readonly chance: Chance;
  readonly tally: Tally;
  /** Moments at which the workers took all that was due while nobody else did anything. */
  readonly sweeps: number[];
}

/** A stretch of time and how many calls come in it. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly calls: number;
  readonly step: number;
  /** How many times as many calls a day has as others. */
  weight(day: string): number;
}

/** Time goes on in steps: clocks fire, calls come in, people do some of what lies on their desks, the workers beside them. */
export async function live(life: Life, stretch: Stretch): Promise<void> {
  const { town, workers, habits, known, chance, tally } = life;
  const { from, until, calls, step } = stretch;
  const takers = workers.filter(({ role }) => role === "call_taker");
  const share = (now: number) => {
    const city = new Date(now + 8 * HOUR);
    return (CURVE[city.getUTCHours()] ?? 0) * stretch.weight(city.toISOString().slice(0, 10));
  };
  let whole = 0;
  for (let now = from; now < until; now += step) whole += share(now);
  let owed = 0;
  let signedIn = 0;
  for (let now = from; now < until; now += step) {
    town.at(now);
    await sweep(life, now);
    if (now - signedIn > 6 * HOUR) {
      signedIn = now;
      for (const worker of workers) await signIn(town, worker);
    }
    // Nobody acts at the very moment of a sweep, so that what came first is plain.
    town.at(now + MINUTE);
    const beside = chance.happens(0.4) ? Promise.all([town.work(), town.work()]) : null;
    owed += (calls * share(now)) / whole;
    const coming = Math.floor(owed);
    owed -= coming;
    // Several lines at once: as many calls side by side as there are people to take them.
    for (let taken = 0; taken < coming; taken += takers.length) {
      const some = takers.slice(0, Math.min(takers.length, coming - taken));
      await Promise.all(some.map((taker) => takeCall(town, taker, known, chance, tally)));
    }
    if (chance.happens(0.3)) await report(town, chance, tally);
    const most = Math.max(2, Math.ceil((calls * step) / (until - from) / 20));
    const there = workers.filter((worker) => {
      const habit = habits.get(worker);
      return habit !== undefined && works(worker, habit, now, chance);
    });
    for (let i = 0; i < there.length; i += AT_ONCE) {
      const later = ((i + 1) / there.length) * (step - 2 * MINUTE);
      town.at(now + MINUTE + Math.floor(later));
      await Promise.all(
        there.slice(i, i + AT_ONCE).map((worker) => work(worker, known, most, chance, tally)),
      );
    }
    await beside;
  }
  town.at(until - 1);
  await sweep(life, until - 1);
}

/** Takes all that is due, several workers at once half of the time. */
async function sweep({ town, chance, sweeps }: Life, now: number): Promise<void> {
  if (chance.happens(0.5)) await Promise.all([town.work(), town.work(), town.work()]);
  await town.work();
  sweeps.push(now);
}

/** What people at work know by heart, and one answer entered into the knowledge base. */
export async function whatIsKnown(
  town: Town,
  workers: readonly Worker[],
  units: readonly string[],
): Promise<Known & Subjects> {
  const editor = await town.staff("zhishi");
  const answer = await editor.get("/api/registers/hotline/topic?limit=200");
  if (answer.statusCode !== 200) throw new Error(answer.body);
  const { rows } = answer.json<{ rows: EntryRow[] }>();
  const matters = rows
    .filter(({ key }) => key?.includes("."))
    .map(({ id, title }) => ({ id, name: title.zh }));
  const entered = await editor.post("/api/registers/hotline/article", {
    form: { ask: "社保卡在哪里补办？", reply: "带身份证到就近的社保网点。", source: "窗口公告" },
  });
  if (entered.statusCode !== 201) throw new Error(entered.body);
  const clock = () => town.house.now();
  return {
    matters,
    topics: matters.map(({ id }) => id),
    units,
    officers: workers
      .filter(({ role }) => ["handler", "dispatcher", "reviewer"].includes(role))
      .map(({ id }) => id),
    article: entered.json().id,
    now: () => new Date(clock()).toISOString(),
    day: (on) => new Date(clock() + (8 + 24 * on) * HOUR).toISOString().slice(0, 10),
  };
}
