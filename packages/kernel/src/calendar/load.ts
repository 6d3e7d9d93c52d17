import { ok, type Result, refuse } from "../fault/index.ts";
import type { Calendar } from "./calendar.ts";
import { type Day, weekday } from "./day.ts";
import { parseLocalLeave, parseNotice } from "./notice.ts";
import { isWorkday } from "./working-day.ts";

/** Minutes east of UTC of all of China. */
const CHINA = 480;

/**
 * Makes the city's calendar of the yearly notices, given as plain data. Nothing is settled silently: a year that
 * comes twice and a day that one notice calls off and another worked are faults.
 * @param offset minutes east of UTC of the city's civil time
 */
export function noticesToCalendar(notices: readonly unknown[], offset = CHINA): Result<Calendar> {
  const years = new Set<number>();
  const off = new Map<Day, string>();
  const makeup = new Map<Day, string>();
  for (const [at, data] of notices.entries()) {
    const notice = parseNotice(data, `notice ${at + 1}`);
    if (!notice.ok) return notice;
    const { year } = notice.value;
    if (years.has(year)) return refuse("calendar-notice-repeated", { year }, `notice ${at + 1}`);
    years.add(year);
    for (const [day, name] of notice.value.off) off.set(day, name);
    for (const [day, name] of notice.value.makeup) makeup.set(day, name);
  }
  for (const [day, name] of makeup) {
    const rest = off.get(day);
    if (rest !== undefined)
      return refuse("calendar-day-contradicted", { day, off: rest, makeup: name });
    if (weekday(day) <= 5) return refuse("calendar-makeup-needless", { day });
  }
  const days = { off: new Set(off.keys()), makeup: new Set(makeup.keys()) };
  const version = `${yearsName(years)}.${digest(days)}`;
  return ok({ version, years, ...days, offset });
}

/**
 * Lays an area's own leave over a calendar; where the two speak of the same day, the area's word stands.
 * @param leave plain data `{area, off: {day: name}, makeup: {day: name}}`
 */
export function withLocalLeave(calendar: Calendar, leave: unknown): Result<Calendar> {
  const parsed = parseLocalLeave(leave);
  if (!parsed.ok) return parsed;
  const { area } = parsed.value;
  const off = new Set(calendar.off);
  const makeup = new Set(calendar.makeup);
  for (const day of parsed.value.makeup.keys()) {
    if (isWorkday(calendar, day)) return refuse("calendar-makeup-needless", { day }, area);
    off.delete(day);
    makeup.add(day);
  }
  for (const day of parsed.value.off.keys()) {
    makeup.delete(day);
    off.add(day);
  }
  const own = { off: parsed.value.off.keys(), makeup: parsed.value.makeup.keys() };
  return ok({ ...calendar, off, makeup, version: `${calendar.version}+${area}.${digest(own)}` });
}

/** `2021-2026`, or `2021-2023,2026` when a year is missing between. */
function yearsName(years: ReadonlySet<number>): string {
  const runs: [number, number][] = [];
  for (const year of [...years].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run[1] === year - 1) run[1] = year;
    else runs.push([year, year]);
  }
  if (runs.length === 0) return "none";
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(",");
}

/** FNV-1a over the days, so that a corrected notice gives another version without anybody counting versions. */
function digest(days: { readonly off: Iterable<Day>; readonly makeup: Iterable<Day> }): string {
  const text = `${[...days.off].sort().join()}|${[...days.makeup].sort().join()}`;
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, "0");
}
