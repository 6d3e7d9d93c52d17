import type { Day } from "../../calendar/day.ts";
import {
  dayOf,
  endOfDay,
  formatMoment,
  isMidnight,
  lastDayBefore,
  parseMoment,
} from "../../calendar/moment.ts";
import { formatLimit } from "../../deadline/limit.ts";
import { Sight } from "../cel/sight.ts";
import { CelDate, CelLimit, CelTime } from "../cel/value.ts";
import { fromCelValue } from "../scope/convert.ts";
import type { Tree } from "../source/tree.ts";
import { plain } from "./read-given.ts";
import type { Aliases } from "./value.ts";

/**
 * Whether a value is what a scenario expects. A date stands for the end of a clock at 24:00 of it, or for the day of
 * any other moment; names stand for cases and entries.
 */
export function isExpected(value: unknown, expected: Tree, aliases: Aliases): boolean {
  if (Array.isArray(value)) {
    const items = expected.kind === "row" ? expected.items : [expected];
    return (
      items.length === value.length &&
      value.every((item, at) => isExpected(item, items[at] as Tree, aliases))
    );
  }
  if (expected.kind !== "leaf")
    return JSON.stringify(fromCelValue(value)) === JSON.stringify(plain(expected));
  if (expected.value === null) return value === null;
  return isText(value, expected.source, aliases);
}

function isText(value: unknown, source: string, aliases: Aliases): boolean {
  if (value instanceof CelTime) return isMoment(value, source);
  if (value instanceof CelDate) return value.day === source;
  if (value instanceof CelLimit) return formatLimit(value.limit) === source;
  if (value instanceof Sight) {
    const id = fromCelValue(value);
    const area = (id as { area?: string } | null)?.area;
    return id === (aliases.get(source) ?? source) || area === source;
  }
  return String(value) === source;
}

function isMoment({ at, calendar, ends }: CelTime, source: string): boolean {
  if (/^\d{4}-\d{2}-\d{2}$/.test(source)) {
    return ends ? at === endOfDay(source as Day, calendar) : dayOf(at, calendar) === source;
  }
  const moment = parseMoment(source, calendar);
  return moment.ok && moment.value === at;
}

/** A value as a message tells it. */
export function showGot(value: unknown): string {
  if (value instanceof CelTime) {
    const { at, calendar, ends } = value;
    if (ends && isMidnight(at, calendar)) return `${lastDayBefore(at, calendar)} 24:00`;
    return formatMoment(at, calendar).slice(0, 16).replace("T", " ");
  }
  if (Array.isArray(value)) return `[${value.map(showGot).join(", ")}]`;
  const plainValue = fromCelValue(value);
  return typeof plainValue === "string" ? plainValue : JSON.stringify(plainValue);
}
