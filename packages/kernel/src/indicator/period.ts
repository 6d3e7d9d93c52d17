import { addDays, addMonths, type Day, type Moment, parseDay } from "../calendar/day.ts";
import { dayOf, type Offset, startOfDay } from "../calendar/moment.ts";
import { ok, type Result, refuse } from "../fault/index.ts";
import type { Per } from "./node.ts";

/** A stretch of time by which figures are shown; `from` belongs to it, `until` does not (FI-4). */
export interface Period {
  /** `2026-11-05`, `2026-11` or `2026`. */
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
  const bad = refuse("figure-period", { value: text }, place);
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  const first = parseDay(`${year ?? ""}-${month ?? "01"}-${day ?? "01"}`);
  if (year === undefined || !first.ok) return bad;
  if (day !== undefined) return ok(dayPeriod(first.value, cut));
  return ok(
    month === undefined
      ? longPeriod(first.value, "year", cut)
      : longPeriod(first.value, "month", cut),
  );
}

/** The period of this length in which a moment lies. */
export function periodAt(moment: Moment, per: Per, cut: Cut): Period {
  const day = dayOf(moment, cut);
  if (per !== "day") return longPeriod(day, per, cut);
  const own = dayPeriod(day, cut);
  return moment < own.until ? own : dayPeriod(addDays(day, 1), cut);
}

/** The one just before. */
export function periodBefore(period: Period, cut: Cut): Period {
  return periodAt((period.from - 1) as Moment, period.per, cut);
}

function dayPeriod(day: Day, cut: Cut): Period {
  const [hours = 24, minutes = 0] = cut.time.split(":").map(Number);
  const after = (hours * 60 + minutes) * 60_000;
  const until = (startOfDay(day, cut) + after) as Moment;
  const from = (startOfDay(addDays(day, -1), cut) + after) as Moment;
  return { name: day, per: "day", from, until };
}

function longPeriod(day: Day, per: "month" | "year", cut: Cut): Period {
  const name = per === "month" ? day.slice(0, 7) : day.slice(0, 4);
  const first = `${name}${per === "month" ? "-01" : "-01-01"}` as Day;
  const next = addMonths(first, per === "month" ? 1 : 12);
  return { name, per, from: startOfDay(first, cut), until: startOfDay(next, cut) };
}
