import type { Day, Moment } from "../calendar/day.ts";
import { endsOn, formatMoment, type Offset } from "../calendar/moment.ts";
import type { Words } from "../words/index.ts";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** `2026年11月23日`, `23 November 2026`. */
export function dayWords(day: Day): Words {
  const [year = "", month = "", date = ""] = day.split("-");
  const name = MONTHS[Number(month) - 1] ?? month;
  return {
    zh: `${year}年${Number(month)}月${Number(date)}日`,
    en: `${Number(date)} ${name} ${year}`,
  };
}

/** A moment to the minute. */
export function momentWords(at: Moment, offset: Offset): Words {
  const text = formatMoment(at, offset);
  const { zh, en } = dayWords(text.slice(0, 10) as Day);
  const time = text.slice(11, 16);
  return { zh: `${zh} ${time}`, en: `${en}, ${time}` };
}

/** The end of a clock: the day alone when it ends at 24:00 of it. */
export function endWords(at: Moment, offset: Offset): Words {
  const { day, time } = endsOn(at, offset);
  return time === "24:00" ? dayWords(day) : momentWords(at, offset);
}
