import { spanEnd } from "../../cadence/span.ts";
import type { Day, Moment } from "../../calendar/day.ts";
import { endOfDay } from "../../calendar/moment.ts";
import type { World } from "../../case/world.ts";
import { formatLimit, type Limit, parseLimit } from "../../deadline/limit.ts";
import type { CheckItem, FieldValue, Place } from "../../field/value.ts";
import { Sight } from "../cel/sight.ts";
import type { CelType } from "../cel/type.ts";
import { CelDate, CelLimit, CelOpaque, CelTime } from "../cel/value.ts";
import { checkSight } from "./check-table.ts";
import { areaSight, personSight, placeSight, unitSight } from "./directory-tables.ts";
import { namedPeriod, spanOf } from "./period-table.ts";
import { OtherCase } from "./seen.ts";

/** A kernel value → what an expression reads, by type. An empty `yes` is false, an empty list is []. */
export function toCel(type: CelType, value: FieldValue | undefined, world: World): unknown {
  if (type.is === "list") {
    return Array.isArray(value) ? value.map((item) => toCel(type.of, item, world)) : [];
  }
  if (type.is === "bool") return value === true;
  if (value === null || value === undefined) return null;
  switch (type.is) {
    case "int":
      return BigInt(Math.trunc(Number(value)));
    case "double":
      return Number(value);
    case "date":
      return new CelDate(String(value) as Day, world.calendar(null));
    case "time":
      return new CelTime(Number(value) as Moment, world.calendar(null));
    case "limit":
      return limitOf(String(value));
    case "opaque":
      return new CelOpaque(value);
    case "sight":
      return sightOf(type, value, world);
    default:
      return value;
  }
}

function sightOf(type: CelType & { is: "sight" }, value: FieldValue, world: World): Sight {
  if (type.name === "place") return placeSight(value as Place, world);
  if (type.name.startsWith("check ")) return checkSight(type, value as CheckItem, world);
  const id = String(value);
  if (type.name === "period") return periodOf(id, world);
  if (type.name === "area") return areaSight(id, world);
  if (type.name === "unit") return unitSight(id, world);
  if (type.name === "person") return personSight(id, world);
  if (type.name.startsWith("register ") || type.name.startsWith("point of "))
    return new Sight(type.table(), { world, id }, id);
  return new Sight(type.table(), new OtherCase(id, world), id);
}

function periodOf(name: string, world: World): Sight {
  const sight = namedPeriod(name, world);
  if (sight === null) throw new Error(`"${name}" was stored as a period and is none`);
  return sight;
}

function limitOf(text: string): CelLimit {
  const limit = parseLimit(text);
  if (!limit.ok) throw new Error(`"${text}" was stored as a limit and is none`);
  return new CelLimit(limit.value);
}

/** What an expression gave → a kernel value: ids for units, people and cases, `YYYY-MM-DD`, ms, `15wd`. */
export function fromCelValue(value: unknown): FieldValue {
  if (Array.isArray(value)) return value.map(fromCelValue);
  if (typeof value === "bigint") return Number(value);
  if (value instanceof CelDate) return value.day;
  if (value instanceof CelTime) return value.at;
  if (value instanceof CelLimit) return formatLimit(value.limit);
  if (value instanceof CelOpaque) return value.value as FieldValue;
  if (value instanceof Sight) return idOf(value);
  return (value ?? null) as FieldValue;
}

function idOf(sight: Sight): FieldValue {
  const of = sight.of as { place?: Place; check?: CheckItem; id?: string };
  return of.check ?? of.place ?? of.id ?? sight.identity;
}

/** What a clock counts: a length as it is, a date and a period until 24:00 of the last day, a time until that moment; null when empty. */
export function limitFromCelValue(value: unknown): Limit | null {
  if (value instanceof CelLimit) return value.limit;
  if (value instanceof CelDate) return { until: endOfDay(value.day, value.calendar) };
  const span = spanOf(value);
  if (span !== undefined) return { until: spanEnd(span, worldOf(value as Sight).calendar(null)) };
  if (value instanceof CelTime) return { until: value.at };
  return null;
}

function worldOf(sight: Sight): World {
  return (sight.of as { world: World }).world;
}
