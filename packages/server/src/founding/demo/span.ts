import { type Calendar, dayOf, endOfDay, type Moment, parseMoment } from "@xinlian/kernel";
import { officeHoursAfter } from "../working-hours.ts";
import type { Chance } from "./chance.ts";

/** ms */
const UNITS: Readonly<Record<string, number>> = { min: 60_000, h: 3_600_000, d: 86_400_000 };
const SPAN = /^(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?(min|h|d|wh|%)$/;

/**
 * The moment so long after another: `5-30min`, `2-9h`, `1-3d` by the clock, `2-9wh` in working hours, `30-70%` of what the matter has.
 * @param has working hours that the kind of matter has
 * @throws when the text is none of these: the city's own file is wrong
 */
export function later(
  from: Moment,
  text: string,
  has: number,
  chance: Chance,
  calendar: Calendar,
): Moment {
  const [, low = "", high = low, unit = ""] = SPAN.exec(text) ?? [];
  if (low === "")
    throw new Error(`"${text}" is no time of a demo (5-30min, 2-9h, 1-3d, 2-9wh, 30-70%)`);
  const much = chance.between(Number(low), Number(high));
  if (unit === "wh") return officeHoursAfter(from, much, calendar);
  if (unit === "%") return officeHoursAfter(from, (much / 100) * has, calendar);
  return (from + Math.round(much * (UNITS[unit] ?? 0))) as Moment;
}

/** ms of a plain span such as `30h`, drawn up to its end. */
export function upTo(text: string, chance: Chance): number {
  const [, high = "0", , unit = "h"] = SPAN.exec(text) ?? [];
  return Math.round(chance.between(0.02, Number(high)) * (UNITS[unit] ?? 0));
}

/** The next moment within a time of day such as `09:00-11:50`: at once when it is in it, else somewhere in the next. */
export function within(from: Moment, text: string, chance: Chance, calendar: Calendar): Moment {
  const [opens = "", closes = ""] = text.split("-");
  for (let day = dayOf(from, calendar), tries = 0; tries < 3; tries += 1) {
    const start = at(`${day} ${opens}`, calendar);
    const end = at(`${day} ${closes}`, calendar);
    if (from < start) return Math.round(chance.between(start, end)) as Moment;
    if (from <= end) return from;
    day = dayOf(endOfDay(day, calendar), calendar);
  }
  throw new Error(`"${text}" is no time of day (expected 09:00-11:50)`);
}

/** @throws when it is no moment: the city's own file is wrong */
export function at(text: string, calendar: Calendar): Moment {
  const moment = parseMoment(text, calendar);
  if (!moment.ok) throw new Error(`"${text}" is no moment`);
  return moment.value;
}
