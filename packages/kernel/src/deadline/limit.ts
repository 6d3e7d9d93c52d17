import type { Day, Moment } from "../calendar/day.ts";
import { endOfDay, formatMoment, type Offset, parseMoment } from "../calendar/moment.ts";
import { MOST_WORKDAYS } from "../calendar/working-day.ts";
import { ok, type Result, refuse } from "../fault/index.ts";
import type { Words } from "../words/index.ts";

/** min and h are wall-clock; wd working days; d, mo, y calendar units under 民法典 art. 201-203. */
export type LimitUnit = "min" | "h" | "wd" | "d" | "mo" | "y";

/** A length such as `15wd`, or a fixed end (a date ends at 24:00 of it). */
export type Limit = { readonly unit: LimitUnit; readonly n: number } | { readonly until: Moment };

/** A limit that is a length. */
export type Length = Extract<Limit, { unit: LimitUnit }>;

/** About a century in each unit: what is longer was mistyped. */
const MOST: Readonly<Record<LimitUnit, number>> = {
  min: 52_596_000,
  h: 876_600,
  wd: MOST_WORKDAYS,
  d: 36_525,
  mo: 1_200,
  y: 100,
};

/** A fixed end is written in UTC, so that it needs no calendar to be read. */
const UTC: Offset = { offset: 0 };

export function isFixed(limit: Limit): limit is { readonly until: Moment } {
  return "until" in limit;
}

/** Units that are counted to the millisecond, by the clock on the wall. */
export function isExact(unit: LimitUnit): unit is "min" | "h" {
  return unit === "min" || unit === "h";
}

/** Milliseconds of one min or h. */
export function msOf(unit: "min" | "h"): number {
  return unit === "min" ? 60_000 : 3_600_000;
}

/**
 * Reads `20min 4h 15wd 60d 3mo 1y`, or `until 2026-11-23T16:00Z` as `formatLimit` writes it.
 * @param place where the text stands, for the message
 */
export function parseLimit(text: string, place?: string): Result<Limit> {
  if (text.startsWith("until ")) {
    const moment = parseMoment(text.slice(6), UTC);
    if (moment.ok) return ok({ until: moment.value });
  }
  const parts = /^(\d{1,12})(min|h|wd|d|mo|y)$/.exec(text);
  if (!parts) return refuse("deadline-limit-malformed", { value: text }, place);
  return checkLimit({ unit: parts[2] as LimitUnit, n: Number(parts[1]) }, place);
}

/** A length must be whole, above 0 and below a century. */
export function checkLimit(limit: Limit, place?: string): Result<Limit> {
  if (isFixed(limit)) return ok(limit);
  const { unit, n } = limit;
  const value = `${n}${unit}`;
  if (!Number.isInteger(n) || n < 1) return refuse("deadline-limit-malformed", { value }, place);
  if (n > MOST[unit]) {
    return refuse("deadline-limit-too-long", { value, most: `${MOST[unit]}${unit}` }, place);
  }
  return ok({ unit, n });
}

/** The fixed end at 24:00 of a day. */
export function untilDay(day: Day, offset: Offset): Limit {
  return { until: endOfDay(day, offset) };
}

export function formatLimit(limit: Limit): string {
  return isFixed(limit) ? `until ${formatMoment(limit.until, UTC)}` : `${limit.n}${limit.unit}`;
}

/** Below 0, 0 or above 0, as a sort wants it. Only limits of the same unit can be compared. */
export function compareLimit(first: Limit, second: Limit): Result<number> {
  if (isFixed(first) && isFixed(second)) return ok(first.until - second.until);
  if (!isFixed(first) && !isFixed(second) && first.unit === second.unit) {
    return ok(first.n - second.n);
  }
  return unitsDiffer(first, second);
}

/** The sum of lengths of the same unit, e.g. a limit and its extensions. */
export function addLimits(first: Limit, more: Limit): Result<Limit> {
  if (isFixed(first) || isFixed(more) || first.unit !== more.unit) return unitsDiffer(first, more);
  return checkLimit({ unit: first.unit, n: first.n + more.n });
}

const UNIT_WORDS: Readonly<Record<LimitUnit, Words & { readonly many: string }>> = {
  min: { zh: "分钟", en: "minute", many: "minutes" },
  h: { zh: "小时", en: "hour", many: "hours" },
  wd: { zh: "个工作日", en: "working day", many: "working days" },
  d: { zh: "天", en: "day", many: "days" },
  mo: { zh: "个月", en: "month", many: "months" },
  y: { zh: "年", en: "year", many: "years" },
};

/** `15个工作日`, `15 working days`. */
export function amountWords(n: number, unit: LimitUnit): Words {
  const { zh, en, many } = UNIT_WORDS[unit];
  return { zh: `${n}${zh}`, en: `${n} ${n === 1 ? en : many}` };
}

function unitsDiffer(first: Limit, second: Limit): Result<never> {
  return refuse("deadline-units-differ", {
    first: formatLimit(first),
    second: formatLimit(second),
  });
}
