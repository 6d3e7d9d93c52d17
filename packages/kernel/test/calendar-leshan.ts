import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Calendar } from "../src/calendar/calendar.ts";
import type { Day, Moment } from "../src/calendar/day.ts";
import { parseDay } from "../src/calendar/day.ts";
import { noticesToCalendar } from "../src/calendar/load.ts";
import { parseMoment } from "../src/calendar/moment.ts";
import type { Result } from "../src/fault/index.ts";

const FOLDER = new URL("../../../cities/leshan/calendar/", import.meta.url);

/** The notices that the city of Leshan ships, as plain data. */
export function leshanNotices(): readonly { readonly year: number }[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => parse(readFileSync(new URL(name, FOLDER), "utf8")));
}

/** Leshan's calendar of the years up to `last`. */
export function leshanCalendar(last = 2026): Calendar {
  return must(noticesToCalendar(leshanNotices().filter(({ year }) => year <= last)));
}

export const LESHAN: Calendar = leshanCalendar();

/** A value that the test takes for granted. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

export function day(text: string): Day {
  return must(parseDay(text));
}

/** `2026-09-18 09:00` in Leshan; a date alone is 10:00 of it, office time. */
export function at(text: string): Moment {
  return must(parseMoment(text.length === 10 ? `${text} 10:00` : text, LESHAN));
}
