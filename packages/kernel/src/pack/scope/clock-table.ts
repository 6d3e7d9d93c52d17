import type { Calendar } from "../../calendar/calendar.ts";
import type { Moment } from "../../calendar/day.ts";
import { isLate } from "../../deadline/breach.ts";
import type { Clock } from "../../deadline/clock.ts";
import { totalLimit } from "../../deadline/dues.ts";
import { isFixed, type Limit } from "../../deadline/limit.ts";
import { inFirstTime, used } from "../../deadline/used.ts";
import { Sight } from "../cel/sight.ts";
import type { Table } from "../cel/type.ts";
import { BOOL, type CelType, INT } from "../cel/type.ts";
import { CelLimit, CelTime } from "../cel/value.ts";
import { names } from "./directory-tables.ts";
import type { Seen } from "./seen.ts";

/** What a clock sight stands on. */
interface ClockSeen {
  readonly seen: Seen;
  readonly name: string;
}

export const CLOCK: CelType = { is: "sight", name: "clock", table: () => CLOCK_TABLE };

export function clockSight(seen: Seen, name: string): Sight {
  return new Sight(CLOCK_TABLE, { seen, name }, `clock ${name}`);
}

const MOMENT: CelType = { is: "time", maybe: true };
const LENGTH: CelType = { is: "limit", maybe: true };

/** `clock.x`; one that never ran is empty, not late, not stopped. */
const CLOCK_TABLE: Table = names<ClockSeen>({
  due: [MOMENT, (of) => ending(of, (clock) => clock.due)],
  raw: [MOMENT, (of) => ending(of, (clock) => clock.raw)],
  shifted: [MOMENT, (of) => ending(of, (clock) => clock.shifted)],
  first_due: [MOMENT, (of) => ending(of, (clock) => clock.firstDue)],
  first_limit: [LENGTH, (of) => length(of, (clock) => clock.firstLimit)],
  used: [LENGTH, (of) => length(of, (clock) => usedOf(clock, of))],
  left: [LENGTH, (of) => length(of, (clock) => leftOf(clock, of))],
  late: [BOOL, (of) => is(of, (clock) => isLate(clock, of.seen.world.now))],
  warned: [
    BOOL,
    (of) => is(of, (clock) => Object.keys(clock.fired).some((mark) => mark.endsWith("%"))),
  ],
  running: [BOOL, (of) => is(of, (clock) => clock.stopped === undefined)],
  stopped: [BOOL, (of) => is(of, (clock) => clock.stopped !== undefined)],
  stopped_at: [MOMENT, (of) => moment(of, (clock) => clock.stopped, false)],
  provisional: [BOOL, (of) => is(of, (clock) => clock.provisional)],
  extended: [INT, (of) => BigInt(clockOf(of)?.extensions.length ?? 0)],
  on_time: [BOOL, (of) => is(of, (clock) => inFirstTime(clock, calendarFor(clock, of)))],
});

/** Those of its names that do not read the wall clock. */
export const PURE_CLOCK: Table = new Map(
  [...CLOCK_TABLE].filter(([name]) => !["late", "left", "used"].includes(name)),
);

function clockOf({ seen, name }: ClockSeen): Clock | undefined {
  return seen.state.clocks[name];
}

function ending(of: ClockSeen, get: (clock: Clock) => Moment): CelTime | null {
  return moment(of, get, true);
}

function moment(
  of: ClockSeen,
  get: (clock: Clock) => Moment | undefined,
  ends: boolean,
): CelTime | null {
  const clock = clockOf(of);
  const at = clock && get(clock);
  return at === undefined ? null : new CelTime(at, of.seen.world.calendar(null), ends);
}

function length(of: ClockSeen, get: (clock: Clock) => Limit): CelLimit | null {
  const clock = clockOf(of);
  return clock === undefined ? null : new CelLimit(get(clock));
}

function is(of: ClockSeen, test: (clock: Clock) => boolean): boolean {
  const clock = clockOf(of);
  return clock !== undefined && test(clock);
}

function calendarFor(clock: Clock, { seen }: ClockSeen): Calendar {
  const { state, world } = seen;
  const unit = state.lead === null ? undefined : world.directory.unit(state.lead);
  return world.calendar(clock.whose === "lead" ? (unit?.area ?? null) : null);
}

function usedOf(clock: Clock, of: ClockSeen): Limit {
  return used(clock, of.seen.world.now, calendarFor(clock, of));
}

/** What is left of the limit with its extensions, in its unit; 0 when nothing is. */
function leftOf(clock: Clock, of: ClockSeen): Limit {
  const [total, spent] = [totalLimit(clock), usedOf(clock, of)];
  if (isFixed(total) || isFixed(spent)) return total;
  return { unit: total.unit, n: Math.max(total.n - spent.n, 0) };
}
