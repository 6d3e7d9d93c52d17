import { addDays, addMonths, type Day, daysBetween, parseDay } from "../calendar/day.ts";
import { ok, type Result, refuse } from "../fault/index.ts";
import type { Words } from "../words/index.ts";

/** The periods by which an indicator is shown, shortest first. `xun` 旬 = 1st to 10th, 11th to 20th, 21st to the month's end. */
export const PERS = ["day", "xun", "month", "quarter", "year"] as const;
export type Per = (typeof PERS)[number];

/** A period of the calendar, by its days; both belong to it. */
export interface Span {
  /** `2026-11-05`, `2026-11-x1`, `2026-11`, `2026-q4` or `2026`. */
  readonly name: string;
  readonly per: Per;
  readonly first: Day;
  readonly last: Day;
  /** For the beginning of a longer period: the period with which it ends. */
  readonly through?: Span;
}

/** Reads the name of a period. */
export function parseSpan(text: string, place = "period"): Result<Span> {
  const [, year, quarter, month, xun, day] =
    /^(\d{4})(?:-q([1-4])|-(\d{2})(?:-x([1-3])|-(\d{2}))?)?$/.exec(text) ?? [];
  const from = parseDay(`${year ?? ""}-${month ?? "01"}-${day ?? "01"}`);
  if (year === undefined || !from.ok) return refuse("figure-period", { value: text }, place);
  const at = from.value;
  if (day !== undefined) return ok(spanAt(at, "day"));
  if (xun !== undefined) return ok(spanAt(addDays(at, (Number(xun) - 1) * 10), "xun"));
  if (month !== undefined) return ok(spanAt(at, "month"));
  if (quarter === undefined) return ok(spanAt(at, "year"));
  return ok(spanAt(addMonths(at, (Number(quarter) - 1) * 3), "quarter"));
}

/** The period of this length in which a day lies. */
export function spanAt(day: Day, per: Per): Span {
  const [year, month, date] = [day.slice(0, 4), day.slice(5, 7), Number(day.slice(8))];
  if (per === "day") return { name: day, per, first: day, last: day };
  if (per === "xun") {
    const nth = date <= 10 ? 1 : date <= 20 ? 2 : 3;
    const first = `${year}-${month}-${nth === 1 ? "01" : nth === 2 ? "11" : "21"}` as Day;
    const last = nth === 3 ? spanAt(day, "month").last : addDays(first, 9);
    return { name: `${year}-${month}-x${nth}`, per, first, last };
  }
  const long = { month: 1, quarter: 3, year: 12 }[per];
  const start = Math.floor((Number(month) - 1) / long) * long + 1;
  const first = `${year}-${String(start).padStart(2, "0")}-01` as Day;
  const last = addDays(addMonths(first, long), -1);
  const name =
    per === "year" ? year : per === "month" ? `${year}-${month}` : `${year}-q${(start + 2) / 3}`;
  return { name, per, first, last };
}

/** The one just before. */
export function spanBefore({ per, first }: Span): Span {
  return spanAt(addDays(first, -1), per);
}

/** The same one of the year before; 29 February has the 28th. */
export function spanYearBefore({ per, first, through }: Span): Span {
  const before = spanAt(addMonths(first, -12), per);
  return through === undefined ? before : spanThrough(spanYearBefore(through), per);
}

/** The period of that length in which this one lies, as far as this one's end. */
export function spanThrough(span: Span, per: Per): Span {
  const around = spanAt(span.first, per);
  if (around.last === span.last) return around;
  const name = `${around.first}..${span.last}`;
  return { name, per, first: around.first, last: span.last, through: span };
}

/** The period of that length in which this one lies. */
export function spanAround({ first }: Span, per: Per): Span {
  return spanAt(first, per);
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

const XUN = ["上旬", "中旬", "下旬"];

/** What people call it: 2024年5月, 2024年二季度. */
export function spanWords({ name, per, first }: Span): Words {
  const [year, month, day] = first.split("-").map(Number);
  const nth = Number(name.slice(-1));
  if (per === "year") return { zh: `${year}年`, en: name };
  if (per === "quarter") return { zh: `${year}年第${"一二三四"[nth - 1]}季度`, en: name };
  if (per === "month") return { zh: `${year}年${month}月`, en: name };
  if (per === "xun") {
    return { zh: `${year}年${month}月${XUN[nth - 1]}`, en: `${name.slice(0, 7)}, days ${day} on` };
  }
  return { zh: `${year}年${month}月${day}日`, en: name };
}
