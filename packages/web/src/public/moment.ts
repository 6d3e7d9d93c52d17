import type { Day, Language, Moment } from "@xinlian/kernel";

const OFFSET = 8 * 3_600_000;
const DAY = 86_400_000;
const WEEKDAYS: Record<Language, readonly string[]> = {
  zh: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
};
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A moment on the city's wall clock; read with the UTC getters. */
function wall(moment: Moment): Date {
  return new Date(moment + OFFSET);
}

const two = (n: number) => String(n).padStart(2, "0");

/** Time of day, e.g. `10:20`. */
export function timeWords(moment: Moment): string {
  const at = wall(moment);
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/** Month and day, e.g. 11月5日; with the year when that is not the year of `besides`. */
export function calendarDay(moment: Moment, language: Language, besides: Moment = moment): string {
  const at = wall(moment);
  const year = at.getUTCFullYear();
  const other = year !== wall(besides).getUTCFullYear();
  if (language === "zh")
    return `${other ? `${year}年` : ""}${at.getUTCMonth() + 1}月${at.getUTCDate()}日`;
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}${other ? ` ${year}` : ""}`;
}

/** e.g. 周四. */
export function weekdayWords(moment: Moment, language: Language): string {
  return WEEKDAYS[language][wall(moment).getUTCDay()] ?? "";
}

/** A day in prose, e.g. 11月5日 周四, `Thu 5 Nov`. */
export function dayWords(moment: Moment, language: Language, besides?: Moment): string {
  const day = calendarDay(moment, language, besides);
  const weekday = weekdayWords(moment, language);
  return language === "zh" ? `${day} ${weekday}` : `${weekday} ${day}`;
}

/** e.g. 11月5日 周四 10:20. */
export function momentWords(moment: Moment, language: Language, besides?: Moment): string {
  return `${dayWords(moment, language, besides)} ${timeWords(moment)}`;
}

/** A due moment. The end of a day is named by the day that it ends: 11月11日 周三 24时. */
export function dueWords(moment: Moment, language: Language, besides?: Moment): string {
  const sinceMidnight = (moment + OFFSET) % DAY;
  if (sinceMidnight !== 0 && sinceMidnight < DAY - 1000)
    return momentWords(moment, language, besides);
  const day = dayWords((sinceMidnight === 0 ? moment - 1 : moment) as Moment, language, besides);
  return language === "zh" ? `${day} 24时` : `${day}, 24:00`;
}

/** A civil date in prose, e.g. 11月4日. */
export function dateWords(day: Day, language: Language): string {
  const [, month, date] = day.split("-").map(Number) as [number, number, number];
  return language === "zh" ? `${month}月${date}日` : `${date} ${MONTHS[month - 1]}`;
}

/** For `<time datetime>`: ISO 8601 with the city's offset. */
export function isoWords(moment: Moment): string {
  return wall(moment)
    .toISOString()
    .replace(/\.\d+Z$/, "+08:00");
}
