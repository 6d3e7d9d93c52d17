import { type Fault, fault, ok, type Result } from "../fault/index.ts";
import { type Day, parseDay, yearOf } from "./day.ts";

/**
 * One yearly notice of the State Council on holidays, as read from a city's files. It may name days of a
 * neighbouring year: 2022-12-31 stands in the notice for 2023.
 */
export interface Notice {
  readonly year: number;
  /** Address of the official text. */
  readonly paper: string;
  /** Day → the holiday it belongs to. */
  readonly off: ReadonlyMap<Day, string>;
  readonly makeup: ReadonlyMap<Day, string>;
}

/** Days that an area's own government sets beside the national notice (放假办法 art. 4), e.g. the Yi new year. */
export interface LocalLeave {
  /** Area code. */
  readonly area: string;
  readonly off: ReadonlyMap<Day, string>;
  readonly makeup: ReadonlyMap<Day, string>;
}

/** Reads plain data `{year, paper, off: {day: name}, makeup: {day: name}}`. */
export function parseNotice(data: unknown, place = "notice"): Result<Notice> {
  if (!isRecord(data)) return malformed("notice", data, "{year, paper, off, makeup}", place);
  const { year, paper } = data;
  if (typeof year !== "number" || !Number.isInteger(year) || year < 1949 || year > 2999) {
    return malformed("year", year, "1949-2999", place);
  }
  if (typeof paper !== "string" || !/^https?:\/\/\S+$/.test(paper)) {
    return malformed("paper", paper, "https://…", place);
  }
  const days = parseBoth(data, place);
  if (!days.ok) return days;
  for (const day of [...days.value.off.keys(), ...days.value.makeup.keys()]) {
    if (Math.abs(yearOf(day) - year) > 1) {
      return { ok: false, fault: fault("calendar-notice-day-far", { year, day }, place) };
    }
  }
  return ok({ year, paper, ...days.value });
}

/** Reads plain data `{area, off: {day: name}, makeup: {day: name}}`. */
export function parseLocalLeave(data: unknown, place = "local leave"): Result<LocalLeave> {
  if (!isRecord(data)) return malformed("leave", data, "{area, off, makeup}", place);
  if (typeof data.area !== "string" || data.area === "") {
    return malformed("area", data.area, "511132", place);
  }
  const days = parseBoth(data, place);
  return days.ok ? ok({ area: data.area, ...days.value }) : days;
}

type Days = Pick<Notice, "off" | "makeup">;

/** Both lists; a list that is absent is empty. Every bad day is told at once. */
function parseBoth(data: Readonly<Record<string, unknown>>, place: string): Result<Days> {
  const faults: Fault[] = [];
  const off = parseDays("off", data.off, place, faults);
  const makeup = parseDays("makeup", data.makeup, place, faults);
  for (const [day, name] of makeup) {
    const other = off.get(day);
    if (other !== undefined) {
      faults.push(fault("calendar-day-contradicted", { day, off: other, makeup: name }, place));
    }
  }
  const [first] = faults;
  if (!first) return ok({ off, makeup });
  return { ok: false, fault: faults.length === 1 ? first : { ...first, parts: faults } };
}

function parseDays(item: string, data: unknown, place: string, faults: Fault[]): Map<Day, string> {
  const days = new Map<Day, string>();
  if (data === undefined || data === null) return days;
  if (!isRecord(data)) {
    faults.push(malformedFault(item, data, "{YYYY-MM-DD: name}", place));
    return days;
  }
  for (const [text, name] of Object.entries(data)) {
    const day = parseDay(text, `${place}, ${item}`);
    if (!day.ok) faults.push(day.fault);
    else if (typeof name !== "string" || name === "") {
      faults.push(malformedFault(`${item}.${text}`, name, "name", place));
    } else days.set(day.value, name);
  }
  return days;
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

function malformed(item: string, value: unknown, allowed: string, place: string): Result<never> {
  return { ok: false, fault: malformedFault(item, value, allowed, place) };
}

function malformedFault(item: string, value: unknown, allowed: string, place: string): Fault {
  const shown = typeof value === "string" ? value : (JSON.stringify(value) ?? "-");
  return fault("calendar-notice-malformed", { item, value: shown, allowed }, place);
}
