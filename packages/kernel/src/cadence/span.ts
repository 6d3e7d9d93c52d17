import { addDays, addMonths, type Day, type Moment, parseDay, weekday } from "../calendar/day.ts";
import { dayOf, endOfDay, type Offset, startOfDay } from "../calendar/moment.ts";
import { dayWords } from "../field/day-words.ts";
import type { Words } from "../words/index.ts";
import { type Beat, RHYTHMS } from "./rhythm.ts";

/** One stretch of a rhythm by the calendar (CD-1): whole days, the first and the last belong to it. */
export interface Span {
  /** `2026-11-21`, `2026-W47`, `2026-11-X1`, `2026-11`, `2026-Q4`, `2026-H2`, `2026`: no two of a city share one. */
  readonly name: string;
  readonly beat: Beat;
  readonly first: Day;
  readonly last: Day;
}

/** The stretch in which a day lies. Weeks begin on Monday and belong to the year of their Thursday (ISO 8601). */
export function spanAt(beat: Beat, day: Day): Span {
  const year = day.slice(0, 4);
  const month = Number(day.slice(5, 7));
  switch (beat) {
    case "day":
      return { name: day, beat, first: day, last: day };
    case "week":
      return weekOf(day);
    case "xun":
      return xunOf(day);
    case "month":
      return months(day.slice(0, 7), beat, `${day.slice(0, 7)}-01`, 1);
    case "quarter": {
      const n = Math.ceil(month / 3);
      return months(`${year}-Q${n}`, beat, `${year}-${two(n * 3 - 2)}-01`, 3);
    }
    case "half": {
      const n = month <= 6 ? 1 : 2;
      return months(`${year}-H${n}`, beat, `${year}-${two(n * 6 - 5)}-01`, 6);
    }
    case "year":
      return months(year, beat, `${year}-01-01`, 12);
  }
}

/** Reads the name of a stretch; undefined when it is none. */
export function parseSpan(name: string): Span | undefined {
  const day = firstOf(name);
  if (day === undefined) return undefined;
  const beats = RHYTHMS.filter((rhythm) => rhythm !== "never");
  return beats.map((beat) => spanAt(beat, day)).find((span) => span.name === name);
}

/** The one before. */
export function spanBefore({ beat, first }: Span): Span {
  return spanAt(beat, addDays(first, -1));
}

/** 00:00 of its first day. */
export function spanStart({ first }: Span, offset: Offset): Moment {
  return startOfDay(first, offset);
}

/** 24:00 of its last day. */
export function spanEnd({ last }: Span, offset: Offset): Moment {
  return endOfDay(last, offset);
}

/** The stretches of every beat that end at this very moment, shortest first. */
export function spansEnding(at: Moment, offset: Offset): readonly Span[] {
  const last = dayOf((at - 1) as Moment, offset);
  return RHYTHMS.flatMap((beat) => (beat === "never" ? [] : [spanAt(beat, last)])).filter(
    (span) => spanEnd(span, offset) === at,
  );
}

/** `2026年第4季度`, `the fourth quarter of 2026`. */
export function spanWords({ name, beat, first, last }: Span): Words {
  const year = name.slice(0, 4);
  switch (beat) {
    case "day":
      return dayWords(first);
    case "week": {
      const [from, to] = [dayWords(first), dayWords(last)];
      return { zh: `${from.zh}至${to.zh}`, en: `${from.en} to ${to.en}` };
    }
    case "xun": {
      const nth = Number(name.slice(-1)) - 1;
      const zh = `${year}年${Number(name.slice(5, 7))}月${XUN[nth]}`;
      return { zh, en: `${Number(first.slice(8))}–${dayWords(last).en}` };
    }
    case "month":
      return {
        zh: `${year}年${Number(name.slice(5))}月`,
        en: dayWords(first).en.replace(/^1 /, ""),
      };
    case "quarter":
      return { zh: `${year}年第${name.slice(6)}季度`, en: `Q${name.slice(6)} ${year}` };
    case "half":
      return name.endsWith("1")
        ? { zh: `${year}年上半年`, en: `first half of ${year}` }
        : { zh: `${year}年下半年`, en: `second half of ${year}` };
    case "year":
      return { zh: `${year}年`, en: year };
  }
}

const XUN = ["上旬", "中旬", "下旬"];

/** The first and the second ten days of a month, and what is left of it. */
function xunOf(day: Day): Span {
  const month = day.slice(0, 7);
  const nth = Math.min(Math.ceil(Number(day.slice(8)) / 10), 3);
  const first = `${month}-${two(nth * 10 - 9)}` as Day;
  const last = nth < 3 ? addDays(first, 9) : addDays(addMonths(`${month}-01` as Day, 1), -1);
  return { name: `${month}-X${nth}`, beat: "xun", first, last };
}

function months(name: string, beat: Beat, first: string, n: number): Span {
  return { name, beat, first: first as Day, last: addDays(addMonths(first as Day, n), -1) };
}

function weekOf(day: Day): Span {
  const first = addDays(day, 1 - weekday(day));
  const thursday = addDays(first, 3);
  const january = `${thursday.slice(0, 4)}-01-01` as Day;
  const n = Math.floor((Date.parse(thursday) - Date.parse(january)) / 86_400_000 / 7) + 1;
  const name = `${thursday.slice(0, 4)}-W${two(n)}`;
  return { name, beat: "week", first, last: addDays(first, 6) };
}

/** Some day that lies in the stretch of this name. */
function firstOf(name: string): Day | undefined {
  const [, year, rest] = /^(\d{4})(?:-([A-Z0-9-]{2,5}))?$/.exec(name) ?? [];
  if (year === undefined) return undefined;
  const day = rest === undefined ? `${year}-01-01` : dayIn(year, rest);
  const read = day === undefined ? undefined : parseDay(day);
  return read?.ok ? read.value : undefined;
}

function dayIn(year: string, rest: string): string | undefined {
  const [, letter, digits = ""] = /^([QHW])(\d{1,2})$/.exec(rest) ?? [];
  const n = Number(digits);
  const [, month, nth] = /^(\d{2})-X([1-3])$/.exec(rest) ?? [];
  if (month !== undefined) return `${year}-${month}-${two(Number(nth) * 10 - 9)}`;
  if (letter === "Q" && n >= 1 && n <= 4) return `${year}-${two(n * 3)}-01`;
  if (letter === "H" && (n === 1 || n === 2)) return `${year}-${two(n * 6)}-01`;
  if (letter === "W" && n >= 1 && n <= 53) return addDays(`${year}-01-04` as Day, (n - 1) * 7);
  if (/^\d{2}$/.test(rest)) return `${year}-${rest}-01`;
  return /^\d{2}-\d{2}$/.test(rest) ? `${year}-${rest}` : undefined;
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}
