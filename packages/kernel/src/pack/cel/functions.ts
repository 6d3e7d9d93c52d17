import { type Day, daysBetween } from "../../calendar/day.ts";
import { dayOf, startOfDay } from "../../calendar/moment.ts";
import type { World } from "../../case/world.ts";
import { countDays } from "../../deadline/count.ts";
import { compareLimit, isFixed, parseLimit } from "../../deadline/limit.ts";
import { personSight, unitSight } from "../scope/directory-tables.ts";
import type { Sight } from "./sight.ts";
import { CelDate, CelLimit, type CelTime } from "./value.ts";

/** Whole days from one day to another; the first is not counted. */
export function days(from: CelDate | CelTime, to: CelDate | CelTime): bigint {
  return BigInt(daysBetween(from.day, to.day));
}

/** The hour on the city's wall, 0 to 23. */
export function hour({ at, calendar }: CelTime): bigint {
  return BigInt(Math.floor((at - startOfDay(dayOf(at, calendar), calendar)) / 3_600_000));
}

/** Hours on the wall between two moments. */
export function hours(from: CelTime, to: CelTime): number {
  return (to.at - from.at) / 3_600_000;
}

/** The day that a length reaches by plain counting; lengths of min and h reach no day. */
export function after(from: CelDate | CelTime, { limit }: CelLimit): CelDate {
  const { calendar, day } = from;
  if (isFixed(limit) || limit.unit === "min" || limit.unit === "h") {
    throw new TypeError("after() counts days");
  }
  const never = ({ raw }: { raw: Day }) => startOfDay(raw, calendar);
  return new CelDate(countDays(day, limit.unit, limit.n, [], calendar, never).raw, calendar);
}

export function abs(number: number | bigint): number | bigint {
  return number < 0 ? -number : number;
}

/** Half up, away from 0; `decimals` from 0 to 9. Sums of decimal fractions that fall short of a half by their binary form still go up. */
export function round(number: number | bigint, decimals: bigint): number {
  const scale = 10 ** Math.min(Math.max(Number(decimals), 0), 9);
  const size = Math.round(Math.abs(Number(number)) * scale + 1e-7) / scale;
  return Number(number) < 0 ? -size : size;
}

export function parseLimitCall(text: string): CelLimit {
  const limit = parseLimit(text);
  if (!limit.ok) throw new TypeError(`"${text}" is no limit`);
  return new CelLimit(limit.value);
}

/** Below 0, 0 or above 0; lengths compare only in the same unit. */
export function limitOrder(a: CelLimit, b: CelLimit): number {
  const order = compareLimit(a.limit, b.limit);
  if (!order.ok) throw new TypeError("limits compare only in the same unit");
  return order.value;
}

/** The level of the unit to which a person belongs. */
export function level(person: Sight): string | null {
  const { world, id } = person.of as InWorld;
  const unit = world.directory.person(id)?.unit;
  return (unit && world.directory.unit(unit)?.level) ?? null;
}

/** What unit and person sights stand on. */
interface InWorld {
  readonly world: World;
  readonly id: string;
}

/** The unit above; a review goes there. */
export function upper(unit: Sight): Sight | null {
  const { world, id } = unit.of as InWorld;
  const above = world.directory.unit(id)?.upper;
  return above == null ? null : unitSight(above, world);
}

/** The first by id of those who fill a role in a unit of this level over the place. */
export function duty(role: string, place: Sight, level: string): Sight | null {
  const { world } = place.of as InWorld;
  const code = place.get("code") ?? (place.get("area") as Sight | null)?.get("code");
  const area = world.areas.path(String(code)).find((step) => step.level === level);
  const holders = world.directory
    .units()
    .filter((unit) => unit.area === area?.code && unit.level === level)
    .flatMap((unit) => world.directory.holders(world.pack.name, role, unit.id));
  const [first] = holders.map(({ id }) => id).sort();
  return first === undefined ? null : personSight(first, world);
}

/** The parts of the CEL library's macro interface that `sum` needs. */
interface MacroCall {
  readonly args: readonly [MacroNode, MacroNode, MacroNode];
}
interface MacroNode {
  readonly args: unknown;
}
interface MacroContext {
  forkWithVariable(name: string, type: unknown): MacroContext;
  reuse(parent: MacroContext): MacroContext;
  setIterValue(value: unknown, runner: MacroRunner): MacroContext;
}
interface MacroRunner {
  run(node: MacroNode, context: MacroContext): unknown;
}
interface MacroChecker {
  check(node: MacroNode, context: MacroContext): unknown;
  getType(name: string): unknown;
}

/** `sum(list, x, e)`: e added up over the list; nothing adds up to 0. */
export function sum({ args: [list, name, each] }: MacroCall) {
  let inner: MacroContext | undefined;
  return {
    async: false,
    typeCheck(checker: MacroChecker, _macro: unknown, context: MacroContext): unknown {
      checker.check(list, context);
      inner = context.forkWithVariable(String(name.args), checker.getType("dyn"));
      checker.check(each, inner);
      return checker.getType("dyn");
    },
    evaluate(runner: MacroRunner, _macro: unknown, context: MacroContext): unknown {
      const items = runner.run(list, context) as readonly unknown[];
      if (inner === undefined) throw new Error("sum: evaluated before it was checked");
      const own = inner.reuse(context);
      let total: bigint | number | undefined;
      for (const item of items) {
        const value = runner.run(each, own.setIterValue(item, runner));
        total = plus(total, value);
      }
      return total ?? 0n;
    },
  };
}

function plus(total: bigint | number | undefined, value: unknown): bigint | number {
  if (typeof value === "bigint") return (typeof total === "bigint" ? total : 0n) + value;
  if (typeof value === "number") return (typeof total === "number" ? total : 0) + value;
  throw new TypeError("sum() adds numbers");
}
