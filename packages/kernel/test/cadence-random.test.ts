import fc from "fast-check";
import { expect, test } from "vitest";
import { owedNow } from "../src/cadence/owing.ts";
import type { Rhythm } from "../src/cadence/rhythm.ts";
import { addDays, type Day, daysBetween, type Moment, weekday } from "../src/calendar/day.ts";
import { startOfDay } from "../src/calendar/moment.ts";
import { CLOCK } from "../src/case/self.ts";
import { lapsing, nextLapse } from "../src/pack/scenario/lapsing.ts";
import { PACK, Town } from "./cadence-town.ts";
import { LESHAN, must } from "./calendar-leshan.ts";

const FIRST = "2026-10-20" as Day;
const LENGTH = 170;
const NOON = 12 * 3_600_000;

/** Something that is done at noon of a day with one of a few poles. */
type Step =
  | { readonly do: "pace"; readonly pace: Rhythm | null }
  | { readonly do: "height"; readonly height: "tall" | "low" }
  | { readonly do: "walker"; readonly walker: string }
  | { readonly do: "end" }
  | { readonly do: "walk" };

const PACES = ["day", "week", "xun", "month", "quarter", "half", "year", "never", null] as const;
const STEP: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.constantFrom(...PACES).map((pace) => ({ do: "pace" as const, pace })),
  },
  fc.constantFrom("tall", "low").map((height) => ({ do: "height" as const, height }) as Step),
  fc.constantFrom("an", "bo").map((walker) => ({ do: "walker" as const, walker })),
  fc.constant<Step>({ do: "end" }),
  { weight: 5, arbitrary: fc.constant<Step>({ do: "walk" }) },
);
const TOLD = fc.record({ day: fc.nat(LENGTH - 1), pole: fc.nat(2), step: STEP });
const HISTORY = fc.record({
  entered: fc.tuple(fc.nat(60), fc.nat(120), fc.nat(LENGTH - 1)),
  paces: fc.tuple(fc.constantFrom(...PACES), fc.constantFrom(...PACES), fc.constantFrom(...PACES)),
  told: fc.array(TOLD, { maxLength: 30 }).map((all) => [...all].sort((a, b) => a.day - b.day)),
});
type History = typeof HISTORY extends fc.Arbitrary<infer T> ? T : never;

/** What came of a stretch: `pole first last how walker`. */
type Line = string;

/** As the kernel has it: what is owed is met, or lapses when its stretch is over. */
function kernel({ entered, paces, told }: History): readonly Line[] {
  const town = new Town();
  const poles: string[] = [];
  town.enter(noon(FIRST), "look", { ask: "灯亮吗" });
  const runTo = (moment: Moment, from: Moment) => {
    for (let at = nextLapse(town.world(from)); at !== undefined && at <= moment; ) {
      for (const owed of lapsing(at, town.world(at))) {
        must(town.try(at, CLOCK, { do: "lapse", owed, stream: town.id() }));
      }
      at = nextLapse(town.world(at));
    }
  };
  let now = noon(FIRST);
  for (let n = 0; n < LENGTH; n += 1) {
    const next = noon(addDays(FIRST, n));
    runTo(next, now);
    now = next;
    entered.forEach((day, pole) => {
      if (day !== n) return;
      const fields = { no: String(pole), pace: paces[pole] ?? null, height: "tall", walker: "an" };
      poles[pole] = town.enter(now, "pole", fields);
    });
    for (const { day, pole, step } of told) if (day === n) act(town, poles[pole], step, now);
  }
  runTo(noon(addDays(FIRST, LENGTH)), now);
  return [...town.cases.values()]
    .filter(({ owed }) => owed !== undefined)
    .map(({ owed, state, fields }) => {
      const pole = poles.indexOf(owed?.entry ?? "");
      return `${pole} ${owed?.span} ${state} ${fields["walker"]}`;
    })
    .sort();
}

function act(town: Town, entry: string | undefined, step: Step, now: Moment): void {
  const state = entry === undefined ? undefined : town.entries.get(entry);
  if (entry === undefined || state === undefined || state.ended) return;
  if (step.do === "end") {
    town.end(now, entry);
    return;
  }
  if (step.do !== "walk") {
    const { do: name, ...value } = step;
    const [set] = Object.values(value) as [string | null];
    if ((state.fields[name] ?? null) !== set) town.change(now, entry, { [name]: set });
    return;
  }
  const cadence = PACK.registers["pole"]?.cadences["walk"];
  const span = cadence && owedNow(state, cadence, town.world(now));
  if (span === undefined) return;
  const items = [...town.entries.values()].filter(({ register }) => register === "look");
  const list = items.map(({ stream }) => ({ item: stream, ok: true, ask: "", wants: [] }));
  town.meet(now, String(state.fields["walker"]), entry, span.name, "walk", { items: list });
}

/** Counted out day by day, with nothing but a set of days that were asked for. */
function naive({ entered, paces, told }: History): readonly Line[] {
  const lines: Line[] = [];
  const poles = entered.map((day, pole) => ({
    day,
    pace: paces[pole] ?? null,
    height: "tall",
    walker: "an",
    ended: false,
    asked: new Set<Day>(),
  }));
  for (let n = 0; n < LENGTH; n += 1) {
    const today = addDays(FIRST, n);
    for (const { day, pole, step } of told) {
      const it = poles[pole];
      if (day !== n || it === undefined || it.day > n || it.ended) continue;
      if (step.do === "end") it.ended = true;
      else if (step.do === "pace") it.pace = step.pace;
      else if (step.do === "height") it.height = step.height;
      else if (step.do === "walker") it.walker = step.walker;
      else ask(it, pole, today, "done", lines);
    }
    poles.forEach((it, pole) => {
      if (it.day > n || it.ended) return;
      const pace = paceOf(it);
      if (pace !== "never" && stretch(pace, today).at(-1) === today)
        ask(it, pole, today, "missed", lines);
    });
  }
  return lines.sort();
}

function paceOf(it: { pace: Rhythm | null; height: string }): Rhythm {
  return it.pace ?? (it.height === "tall" ? "quarter" : "year");
}

function ask(
  it: { day: number; pace: Rhythm | null; height: string; walker: string; asked: Set<Day> },
  pole: number,
  today: Day,
  how: string,
  lines: Line[],
): void {
  const pace = paceOf(it);
  if (pace === "never") return;
  const days = stretch(pace, today);
  const last = days.at(-1) as Day;
  if (daysBetween(addDays(FIRST, it.day), last) < 3 || days.some((day) => it.asked.has(day)))
    return;
  for (const day of days) it.asked.add(day);
  lines.push(`${pole} ${nameOf(pace, days)} ${how} ${it.walker}`);
}

/** All days of the stretch around a day, found by walking. */
function stretch(pace: Exclude<Rhythm, "never">, day: Day): readonly Day[] {
  const begins = (each: Day) => {
    const [, month, date] = each.split("-").map(Number);
    if (pace === "day") return true;
    if (pace === "week") return weekday(each) === 1;
    if (pace === "xun") return [1, 11, 21].includes(date ?? 0);
    const every = { month: 1, quarter: 3, half: 6, year: 12 }[pace];
    return date === 1 && ((month ?? 1) - 1) % every === 0;
  };
  let first = day;
  while (!begins(first)) first = addDays(first, -1);
  const days = [first];
  for (let next = addDays(first, 1); !begins(next); next = addDays(next, 1)) days.push(next);
  return days;
}

function nameOf(pace: Rhythm, days: readonly Day[]): string {
  const [first = FIRST] = days;
  const [year, month] = [first.slice(0, 4), Number(first.slice(5, 7))];
  if (pace === "day") return first;
  if (pace === "xun")
    return `${first.slice(0, 7)}-X${{ "01": 1, "11": 2, "21": 3 }[first.slice(8)]}`;
  if (pace === "month") return first.slice(0, 7);
  if (pace === "quarter") return `${year}-Q${(month + 2) / 3}`;
  if (pace === "half") return `${year}-H${month === 1 ? 1 : 2}`;
  if (pace === "year") return year;
  // A week is called by its Thursday: the how-many-th of that year.
  const thursday = days[3] ?? first;
  let n = 1;
  for (let day = addDays(thursday, -7); day.slice(0, 4) === thursday.slice(0, 4); n += 1) {
    day = addDays(day, -7);
  }
  return `${thursday.slice(0, 4)}-W${String(n).padStart(2, "0")}`;
}

function noon(day: Day): Moment {
  return (startOfDay(day, LESHAN) + NOON) as Moment;
}

test("what is met and what is missed is what a count by single days finds, over changes, ends and New Year (CD-2, CD-5, CD-7)", () => {
  fc.assert(
    fc.property(HISTORY, (history) => {
      expect(kernel(history)).toEqual(naive(history));
    }),
    { numRuns: 40 },
  );
});
