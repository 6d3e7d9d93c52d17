import { ok, type Result, refuse } from "../fault/index.ts";
import type { Calendar } from "./calendar.ts";
import { addDays, type Day, dayNumber, dayOfNumber, type Moment, parseDay } from "./day.ts";

/** Anything that knows the city's offset from UTC, in minutes: a calendar does. */
export type Offset = Pick<Calendar, "offset">;

const MS_A_MINUTE = 60_000;
const MS_A_DAY = 86_400_000;

/** The civil day in which a moment falls; 24:00 belongs to the next day. */
export function dayOf(moment: Moment, { offset }: Offset): Day {
  return dayOfNumber(Math.floor((moment + offset * MS_A_MINUTE) / MS_A_DAY));
}

/** 00:00 of a day. */
export function startOfDay(day: Day, { offset }: Offset): Moment {
  return (dayNumber(day) * MS_A_DAY - offset * MS_A_MINUTE) as Moment;
}

/** 24:00 of a day, which is 00:00 of the next. */
export function endOfDay(day: Day, offset: Offset): Moment {
  return startOfDay(addDays(day, 1), offset);
}

/** The last day that lies wholly or partly before a moment: for a due date at 24:00, the day it ends. */
export function lastDayBefore(moment: Moment, offset: Offset): Day {
  return dayOf((moment - 1) as Moment, offset);
}

/** True when the moment is 24:00 of one day and 00:00 of the next. */
export function isMidnight(moment: Moment, { offset }: Offset): boolean {
  return (moment + offset * MS_A_MINUTE) % MS_A_DAY === 0;
}

/** How an end reads to people: the day it ends and `24:00`, or the day and the time. */
export function endsOn(
  moment: Moment,
  offset: Offset,
): { readonly day: Day; readonly time: string } {
  if (isMidnight(moment, offset)) return { day: lastDayBefore(moment, offset), time: "24:00" };
  return { day: dayOf(moment, offset), time: formatMoment(moment, offset).slice(11, 16) };
}

/**
 * Reads `2026-11-02 09:00`, `2026-11-02T09:00:00+08:00`, `…Z`. Without an offset it is the city's own time.
 * `24:00` is the end of that day.
 */
export function parseMoment(text: string, { offset }: Offset, place?: string): Result<Moment> {
  const parts =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:\d{2})?$/.exec(
      text,
    );
  const bad = refuse("calendar-moment-malformed", { value: text }, place);
  const day = parts && parseDay(parts[1] ?? "");
  if (!parts || !day?.ok) return bad;
  const [hours, minutes, seconds] = [Number(parts[2]), Number(parts[3]), Number(parts[4] ?? 0)];
  const ms = Number((parts[5] ?? "0").padEnd(3, "0"));
  const ofDay = ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms;
  const east = parts[6] === undefined ? offset : offsetOf(parts[6]);
  if (minutes > 59 || seconds > 59 || ofDay > MS_A_DAY || east === null) return bad;
  return ok((dayNumber(day.value) * MS_A_DAY + ofDay - east * MS_A_MINUTE) as Moment);
}

/** ISO 8601 with the city's offset, e.g. `2026-11-02T09:00:00+08:00`; milliseconds only when there are some. */
export function formatMoment(moment: Moment, { offset }: Offset): string {
  const local = new Date(moment + offset * MS_A_MINUTE).toISOString().replace(/(\.000)?Z$/, "");
  if (offset === 0) return `${local}Z`;
  const east = Math.abs(offset);
  return `${local}${offset < 0 ? "-" : "+"}${two(Math.floor(east / 60))}:${two(east % 60)}`;
}

/** Minutes east of UTC, or null when no clock on earth stands there. */
function offsetOf(text: string): number | null {
  if (text === "Z") return 0;
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(4, 6))];
  if (hours > 14 || minutes > 59) return null;
  return (text.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}
