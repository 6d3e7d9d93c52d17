import { type Beat, RHYTHMS } from "../cadence/rhythm.ts";
import { parseSpan, type Span as Stretch, spanAt } from "../cadence/span.ts";
import { addDays, addMonths, type Day, daysBetween } from "../calendar/day.ts";
import { ok, type Result, refuse } from "../fault/index.ts";

/** The periods by which an indicator is shown: the stretches of a rhythm, shortest first. */
export const PERS: readonly Beat[] = RHYTHMS.filter((rhythm) => rhythm !== "never");
export type Per = Beat;

/** A period of the calendar. */
export interface Span extends Stretch {
  /** For the beginning of a longer period: the period with which it ends. */
  readonly through?: Span;
}

/** Reads the name of a period. */
export function readSpan(text: string, place = "period"): Result<Span> {
  const span = parseSpan(text);
  return span === undefined ? refuse("figure-period", { value: text }, place) : ok(span);
}

/** The same one of the year before: of weeks the one 52 weeks ago, and 29 February has the 28th. */
export function spanYearBefore({ beat, first, through }: Span): Span {
  const day = beat === "week" ? addDays(first, -364) : addMonths(first, -12);
  return through === undefined ? spanAt(beat, day) : spanThrough(spanYearBefore(through), beat);
}

/** The period of that length in which this one begins, as far as this one's end. */
export function spanThrough(span: Span, per: Per): Span {
  const around = spanAt(per, span.first);
  if (around.last <= span.last) return around;
  const name = `${around.first}..${span.last}`;
  return { name, beat: per, first: around.first, last: span.last, through: span };
}

/** The period of that length in which this one begins. */
export function spanAround({ first }: Span, per: Per): Span {
  return spanAt(per, first);
}

export function isWithin(inner: Span, outer: Span): boolean {
  return inner.first >= outer.first && inner.last <= outer.last;
}

export function isLonger(per: Per, than: Per): boolean {
  return PERS.indexOf(per) > PERS.indexOf(than);
}

/** How much of the period has gone by at the end of that day, 0 to 1 (序时进度). */
export function elapsedOf({ first, last }: Span, day: Day): number {
  const all = daysBetween(first, last) + 1;
  return Math.min(Math.max(daysBetween(first, day) + 1, 0), all) / all;
}
