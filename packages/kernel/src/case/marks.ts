import type { Moment } from "../calendar/day.ts";
import { hasFired, marks } from "../deadline/marks.ts";
import { isRunning } from "../deadline/start.ts";
import type { CaseNode, Pack } from "../pack/node.ts";
import type { CaseState } from "./state.ts";
import { calendarOf } from "./timing.ts";
import type { World } from "./world.ts";

/** A moment at which a clock of a case will fire. */
export interface DueMark {
  readonly clock: string;
  /** `80%`, `due`, `due+5wd`. */
  readonly mark: string;
  readonly at: Moment;
}

/**
 * The marks that running clocks have still to reach, soonest first and by clock name where two fall together
 * (CS-17). A clock without `at` is a window: it never fires.
 */
export function dueMarks(state: CaseState, world: World): readonly DueMark[] {
  const node = world.pack.cases[state.type];
  if (node === undefined || state.historic) return [];
  return Object.values(node.clocks)
    .flatMap((clock) => marksOfClock(state, node, clock.name, world))
    .sort((a, b) => a.at - b.at || compare(a.clock, b.clock) || compare(a.mark, b.mark));
}

function marksOfClock(
  state: CaseState,
  node: CaseNode,
  name: string,
  world: World,
): readonly DueMark[] {
  const clock = state.clocks[name];
  const type = node.clocks[name];
  if (clock === undefined || type === undefined || type.at.length === 0) return [];
  if (!isRunning(clock)) return [];
  const sources = new Set(["due", ...type.at.map((at) => at.source)]);
  return marks(clock, [...sources], calendarOf(type, state, world))
    .filter((mark) => !hasFired(clock, mark))
    .map(({ source, at }) => ({ clock: name, mark: source, at }));
}

/** The share of a clock at which its light turns to 临期: the first percentage the pack names, else 80 %. */
export function warnPercent(pack: Pack, type: string, clock: string): number {
  const at = pack.cases[type]?.clocks[clock]?.at ?? [];
  return at.find((mark) => mark.percent !== undefined)?.percent ?? 80;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
