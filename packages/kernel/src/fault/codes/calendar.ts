import type { Words } from "../../words/index.ts";

/** Faults that speak of days, moments and the notices that say which days are working days. */
export const CALENDAR_FAULTS = {
  "calendar-day-malformed": {
    zh: "“{value}”不是有效日期，应为 YYYY-MM-DD，年份 1800 至 2999",
    en: '"{value}" is not a date (expected YYYY-MM-DD, years 1800 to 2999)',
  },
  "calendar-moment-malformed": {
    zh: "“{value}”不是有效时间，应为 YYYY-MM-DD HH:MM，可带秒和时区（如 +08:00）",
    en: '"{value}" is not a time (expected YYYY-MM-DD HH:MM, with seconds and an offset such as +08:00 if wanted)',
  },
  "calendar-notice-malformed": {
    zh: "放假安排的“{item}”写法不对：{value}，应为 {allowed}",
    en: "notice: {item} is {value} (expected {allowed})",
  },
  "calendar-notice-repeated": {
    zh: "{year} 年的放假安排重复，每年只能有一份",
    en: "the notice for {year} is there twice (expected one a year)",
  },
  "calendar-notice-day-far": {
    zh: "{year} 年的放假安排里有 {day}，只能列本年或相邻一年的日子",
    en: "the notice for {year} lists {day} (expected a day of that year or of a neighbouring one)",
  },
  "calendar-day-contradicted": {
    zh: "{day} 既列为放假（{off}）又列为上班（{makeup}），只能是其中之一",
    en: "{day} is listed as a day off ({off}) and as a make-up day ({makeup}) (expected one of the two)",
  },
  "calendar-makeup-needless": {
    zh: "{day} 本来就是工作日，调休上班日应是休息日",
    en: "{day} is a working day already (expected a make-up day to be a rest day)",
  },
} as const satisfies Record<string, Words>;
