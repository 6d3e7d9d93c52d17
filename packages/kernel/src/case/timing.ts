import type { Moment } from "../calendar/day.ts";
import { parseDay } from "../calendar/day.ts";
import { startOfDay } from "../calendar/moment.ts";
import type { Clock } from "../deadline/clock.ts";
import { duesOf } from "../deadline/dues.ts";
import type { Limit } from "../deadline/limit.ts";
import { pauseClock, resumeClock } from "../deadline/pause.ts";
import { isPaused, startClock, stopClock } from "../deadline/start.ts";
import type { CaseNode, ClockNode } from "../pack/node.ts";
import { scopeOf } from "../pack/scope/index.ts";
import type { CaseState } from "./state.ts";
import type { World } from "./world.ts";

/** What happened in one step, by name: the action, the state entered, time fields that were set. */
export type Happened = ReadonlySet<string>;

/**
 * The clocks that a step changes, whole (CS-8 to CS-12). `state` is the case as the step leaves it but for its clocks.
 * Stops come before starts, so an action that both ends and begins a clock leaves it fresh.
 */
export function timing(
  state: CaseState,
  node: CaseNode,
  world: World,
  happened: Happened,
): Readonly<Record<string, Clock>> {
  if (state.historic) return {};
  const changed: Record<string, Clock> = {};
  for (const clock of Object.values(node.clocks)) {
    const before = state.clocks[clock.name];
    const after = step(clock, before, state, node, world, happened);
    if (after !== undefined && after !== before) changed[clock.name] = after;
  }
  return changed;
}

function step(
  node: ClockNode,
  before: Clock | undefined,
  state: CaseState,
  type: CaseNode,
  world: World,
  happened: Happened,
): Clock | undefined {
  const applies = holds(node, state, type, world);
  let clock = before;
  if (clock !== undefined && isOpen(clock)) {
    const stops = !applies || node.to.some((name) => happened.has(name));
    clock = stops ? stopClock(clock, world.now) : shortened(node, clock, state, type, world);
  }
  if (applies && (clock === undefined || !isOpen(clock))) {
    const start = startOf(node, state, world, happened);
    if (start !== undefined) clock = begun(node, start, state, type, world) ?? clock;
  }
  return clock && held(node, clock, state, world);
}

function holds(node: ClockNode, state: CaseState, type: CaseNode, world: World): boolean {
  if (node.when === undefined) return true;
  return node.when.evaluate(scopeOf("clock", { state, node: type, world, me: null })) === true;
}

/** The moment the clock starts at in this step; a clock that comes to apply late counts from its true start (CS-9). */
function startOf(
  node: ClockNode,
  state: CaseState,
  world: World,
  happened: Happened,
): Moment | undefined {
  const now = node.from.filter((name) => happened.has(name));
  const start = latest(node.from.map((name) => momentOf(name, state, world)));
  if (now.length > 0) return latest(now.map((name) => momentOf(name, state, world)));
  if (node.when === undefined || start === undefined) return undefined;
  const stop = latest(node.to.map((name) => momentOf(name, state, world)));
  return stop === undefined || start > stop ? start : undefined;
}

/** Of a state when it was entered, of an action when it was done, of a time or date field its value. */
function momentOf(name: string, state: CaseState, world: World): Moment | undefined {
  const known = state.entered[name] ?? state.past[name]?.last;
  if (known !== undefined) return known;
  const value = state.fields[name];
  if (typeof value === "number") return value as Moment;
  const day = typeof value === "string" ? parseDay(value) : undefined;
  return day?.ok ? startOfDay(day.value, world.calendar(null)) : undefined;
}

function latest(moments: readonly (Moment | undefined)[]): Moment | undefined {
  return moments.reduce(
    (a, b) => (b === undefined || (a !== undefined && a >= b) ? a : b),
    undefined,
  );
}

/**
 * A clock that begins with a move (MV-8): it applies, and one of the moments that start it came after every one that stops it. It starts
 * now, since nobody was bound by it before.
 */
export function begunNow(
  node: ClockNode,
  state: CaseState,
  type: CaseNode,
  world: World,
): Clock | undefined {
  if (!holds(node, state, type, world)) return undefined;
  const start = latest(node.from.map((name) => momentOf(name, state, world)));
  const stop = latest(node.to.map((name) => momentOf(name, state, world)));
  if (start === undefined || (stop !== undefined && start <= stop)) return undefined;
  return begun(node, world.now, state, type, world);
}

function begun(
  node: ClockNode,
  start: Moment,
  state: CaseState,
  type: CaseNode,
  world: World,
): Clock | undefined {
  const limit = limitOf(node, state, type, world);
  if (limit === undefined) return undefined;
  const { name, whose } = node;
  const started = startClock({
    name,
    whose,
    limit,
    start,
    calendar: calendarOf(node, state, world),
  });
  return started.ok ? started.value : undefined;
}

function limitOf(
  node: ClockNode,
  state: CaseState,
  type: CaseNode,
  world: World,
): Limit | undefined {
  const limit = node.limit.evaluate(scopeOf("clock", { state, node: type, world, me: null }));
  return (limit as Limit | null) ?? undefined;
}

/** The calendar a clock counts by: the lead unit's area for the unit's own clocks, else the city's (CS-11). */
export function calendarOf(node: ClockNode, state: CaseState, world: World) {
  if (node.whose !== "lead" || state.lead === null) return world.calendar(null);
  return world.calendar(world.directory.unit(state.lead)?.area ?? null);
}

/** What the limit gives now may shorten a running clock, never lengthen it (CS-10, MV-7). */
export function shortened(
  node: ClockNode,
  clock: Clock,
  state: CaseState,
  type: CaseNode,
  world: World,
): Clock {
  const limit = limitOf(node, state, type, world);
  if (limit === undefined) return clock;
  const same = JSON.stringify(limit) === JSON.stringify(clock.firstLimit);
  if (same && node.whose === clock.whose) return clock;
  const calendar = calendarOf(node, state, world);
  const rule = {
    ...clock,
    whose: node.whose,
    limit,
    extensions: clock.extensions.filter((more) => sameUnit(more, limit)),
  };
  const dues = duesOf(rule, calendar);
  if (dues.due >= clock.due) return clock;
  const first = duesOf({ ...rule, pauses: [], extensions: [] }, calendar);
  const { firstProvisional: _, ...known } = rule;
  return {
    ...known,
    ...dues,
    firstDue: first.due,
    firstLimit: limit,
    ...(first.provisional && { firstProvisional: true as const }),
  };
}

function held(node: ClockNode, clock: Clock, state: CaseState, world: World): Clock {
  if (!isOpen(clock)) return clock;
  const hold = node.hold.includes(state.state);
  if (hold === isPaused(clock)) return clock;
  const calendar = calendarOf(node, state, world);
  return hold ? pauseClock(clock, world.now) : resumeClock(clock, world.now, calendar);
}

/** Has begun and not stopped; it may stand still. */
export function isOpen(clock: Clock): boolean {
  return clock.stopped === undefined;
}

function sameUnit(a: Limit, b: Limit): boolean {
  return "unit" in a && "unit" in b && a.unit === b.unit;
}
