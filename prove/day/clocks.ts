import type { Calendar } from "@xinlian/kernel";
import { HandClock } from "./hand.ts";
import type { Beat, Told, ToldClock } from "./replay.ts";

/** What was found of all clocks together; the lists name what does not hold. */
export interface Clocks {
  readonly fired: number;
  /** Marks that had to fire, by the count by hand. */
  readonly owed: number;
  /** `order.settle 80%` → how often it fired. */
  readonly byMark: ReadonlyMap<string, number>;
  /** Dates that were worked out by hand and compared. */
  readonly dates: number;
  readonly wrongDates: readonly string[];
  readonly twice: readonly string[];
  readonly missed: readonly string[];
  /** Before its moment, at another moment, of a clock that stood still or had stopped, or of no such mark. */
  readonly astray: readonly string[];
}

/** Marks of a clock by its pack: type of case and name of the clock → `80%`, `due`, … */
export type MarksOf = (type: string, clock: string) => readonly string[];

/** A clock as it stood from one event to the next that changed it. */
interface Spell {
  readonly clock: ToldClock;
  readonly from: number;
  until: number;
  /** It was begun afresh here: what fired before was another run's. */
  readonly fresh: boolean;
  readonly fired: { readonly mark: string; readonly beat: Beat }[];
}

/**
 * Works out by hand, from the clocks that events tell, which marks had to fire and when, and holds what fired against it.
 * @param sweeps moments at which the workers had taken all that was due while nobody else did anything
 */
export function clocksOf(
  cases: readonly Told[],
  marksOf: MarksOf,
  calendar: Calendar,
  sweeps: readonly number[],
): Clocks {
  const found = {
    fired: 0,
    owed: 0,
    byMark: new Map<string, number>(),
    dates: 0,
    wrongDates: [] as string[],
    twice: [] as string[],
    missed: [] as string[],
    astray: [] as string[],
  };
  for (const one of cases) {
    for (const name of Object.keys(one.clocks)) {
      const said = marksOf(one.type, name);
      const marks = said.length === 0 ? [] : [...new Set(["due", ...said])];
      // When each mark fired last in this run.
      let before = new Map<string, number>();
      for (const spell of spellsOf(one, name)) {
        if (spell.fresh) before = new Map();
        const what = `${one.type} ${one.stream} ${name}`;
        const { clock } = spell;
        const hand = new HandClock(clock, calendar);
        found.dates += 1;
        if (hand.due() !== clock.due)
          found.wrongDates.push(`${what}: due ${iso(clock.due)}, by hand ${iso(hand.due())}`);
        const runs =
          clock.stopped === undefined && clock.pauses.every(({ to }) => to !== undefined);
        for (const mark of marks) {
          const at = hand.mark(mark);
          const open = runs && (before.get(mark) ?? Number.NEGATIVE_INFINITY) < at;
          const times = spell.fired.filter((each) => each.mark === mark);
          const right = times.filter(({ beat }) => open && beat.occurred === at);
          const swept = sweeps.some(
            (sweep) => sweep >= at && sweep >= spell.from && sweep < spell.until,
          );
          if (open && swept) found.owed += 1;
          if (open && swept && right.length === 0)
            found.missed.push(`${what} ${mark} of ${iso(at)} did not fire`);
          if (right.length > 1) found.twice.push(`${what} ${mark} of ${iso(at)} fired again`);
          for (const { beat } of times) {
            if (!right.some((each) => each.beat === beat))
              found.astray.push(`${what} ${mark} fired for ${iso(beat.occurred)}, not ${iso(at)}`);
            if (beat.recorded < beat.occurred)
              found.astray.push(`${what} ${mark} fired before its moment`);
            before.set(mark, beat.occurred);
          }
        }
        for (const { mark } of spell.fired) {
          found.fired += 1;
          const key = `${one.type}.${name} ${mark}`;
          found.byMark.set(key, (found.byMark.get(key) ?? 0) + 1);
          if (!marks.includes(mark)) found.astray.push(`${what} has no mark ${mark}`);
        }
      }
    }
  }
  return found;
}

function spellsOf(one: Told, name: string): readonly Spell[] {
  const spells: Spell[] = [];
  for (const beat of one.beats) {
    const told = beat.clocks[name];
    const last = spells.at(-1);
    if (told !== undefined) {
      if (last !== undefined) last.until = beat.recorded;
      // Dates taken over from a case that joined go on with the run; anything else that starts anew is a new one.
      const fresh =
        last === undefined ||
        last.clock.stopped !== undefined ||
        (last.clock.start !== told.start && beat.kind !== "linked");
      const until = Number.POSITIVE_INFINITY;
      spells.push({ clock: told, from: beat.recorded, until, fresh, fired: [] });
    }
    if (beat.fired?.[0] === name) spells.at(-1)?.fired.push({ mark: beat.fired[1], beat });
  }
  return spells;
}

function iso(moment: number): string {
  return new Date(moment).toISOString();
}
