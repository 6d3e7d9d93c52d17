import { spanAt, spanBefore } from "../cadence/span.ts";
import { addDays, type Day, type Moment } from "../calendar/day.ts";
import { dayOf, type Offset, startOfDay } from "../calendar/moment.ts";
import { ok, type Result } from "../fault/index.ts";
import { type Per, readSpan, type Span } from "./span.ts";

/** A stretch of time by which figures are shown; `from` belongs to it, `until` does not (FI-4). */
export interface Period {
  /** As `Span`, or `2026-11-01..2026-11-07`: statistic days together. */
  readonly name: string;
  readonly per: Per;
  readonly from: Moment;
  readonly until: Moment;
}

/** Where the city's statistic day is cut: `HH:MM`, 24:00 for the plain day, and the city's offset. */
export interface Cut extends Offset {
  readonly time: string;
}

export const NOON = "12:00";

/** Reads the name of a period. */
export function parsePeriod(text: string, cut: Cut, place = "period"): Result<Period> {
  const span = readSpan(text, place);
  return span.ok ? ok(periodOfSpan(span.value, cut)) : span;
}

/** The moments of a period of the calendar: days run from cut to cut, longer ones from midnight to midnight. */
export function periodOfSpan({ name, beat: per, first, last, through }: Span, cut: Cut): Period {
  if (per === "day") return dayPeriod(first, cut);
  const until =
    through === undefined ? startOfDay(addDays(last, 1), cut) : periodOfSpan(through, cut).until;
  return { name, per, from: startOfDay(first, cut), until };
}

/** The period of this length in which a moment lies. */
export function periodAt(moment: Moment, per: Per, cut: Cut): Period {
  const day = dayOf(moment, cut);
  if (per !== "day") return periodOfSpan(spanAt(per, day), cut);
  const own = dayPeriod(day, cut);
  return moment < own.until ? own : dayPeriod(addDays(day, 1), cut);
}

/** The one just before. */
export function periodBefore(period: Period, cut: Cut): Period {
  const span = readSpan(period.name);
  if (span.ok) return periodOfSpan(spanBefore(span.value), cut);
  return periodAt((period.from - 1) as Moment, period.per, cut);
}

function dayPeriod(day: Day, cut: Cut): Period {
  const [hours = 24, minutes = 0] = cut.time.split(":").map(Number);
  const after = (hours * 60 + minutes) * 60_000;
  const until = (startOfDay(day, cut) + after) as Moment;
  const from = (startOfDay(addDays(day, -1), cut) + after) as Moment;
  return { name: day, per: "day", from, until };
}
