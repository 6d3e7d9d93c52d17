import type { Language } from "@xinlian/kernel";

/** The city keeps one offset all year, so its wall clock is plain arithmetic (no time zone data in the browser). */
const OFFSET = 8 * 3600_000;
const DAY = 86_400_000;

const ZH_DAYS = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];
const EN_DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const EN_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** An instant as it comes on the wire (ISO 8601 with offset), or milliseconds. */
export type When = string | number | Date;

function wall(when: When): Date {
  const ms = typeof when === "number" ? when : new Date(when).getTime();
  return new Date(ms + OFFSET);
}

/** `2026-11-05` */
export function tableDay(when: When): string {
  return wall(when).toISOString().slice(0, 10);
}

/** `14:30` */
export function clockTime(when: When): string {
  return wall(when).toISOString().slice(11, 16);
}

/** `2026-11-05 14:30`, for tables. */
export function tableTime(when: When): string {
  return `${tableDay(when)} ${clockTime(when)}`;
}

/** `11月5日` or `5 Nov`; the year is named when it is not `now`'s. */
export function shortDay(when: When, language: Language, now: When = Date.now()): string {
  const at = wall(when);
  const year = at.getUTCFullYear();
  const other = year !== wall(now).getUTCFullYear();
  if (language === "zh")
    return `${other ? `${year}年` : ""}${at.getUTCMonth() + 1}月${at.getUTCDate()}日`;
  return `${at.getUTCDate()} ${EN_MONTHS[at.getUTCMonth()]}${other ? ` ${year}` : ""}`;
}

/** `11月5日 周四` or `Thu 5 Nov`, for prose. */
export function proseDay(when: When, language: Language, now: When = Date.now()): string {
  const weekday = wall(when).getUTCDay();
  const day = shortDay(when, language, now);
  return language === "zh" ? `${day} ${ZH_DAYS[weekday]}` : `${EN_DAYS[weekday]} ${day}`;
}

/** `11月5日 周四 14:30` */
export function proseTime(when: When, language: Language, now: When = Date.now()): string {
  return `${proseDay(when, language, now)} ${clockTime(when)}`;
}

/**
 * A due moment as people say it. A deadline in days ends at 24:00, and is stored as the first moment of the next day:
 * it is named by the day it ends, `11月23日 周一 24时`.
 */
export function proseDue(when: When, language: Language, now: When = Date.now()): string {
  const at = wall(when);
  if (at.getUTCHours() + at.getUTCMinutes() + at.getUTCSeconds() > 0)
    return proseTime(when, language, now);
  const eve = at.getTime() - OFFSET - DAY;
  return language === "zh"
    ? `${proseDay(eve, language, now)} 24时`
    : `${proseDay(eve, language, now)}, 24:00`;
}
