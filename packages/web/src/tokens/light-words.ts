import type { Language } from "@xinlian/kernel";

export type LightName = "ok" | "soon" | "late" | "pause" | "done";

/**
 * How much is left or over on a clock. Clocks set in days speak of whole days, clocks set in hours of minutes (shown
 * as hours and minutes), so an amount never promises an hour that the limit does not know.
 */
export type Amount =
  | { readonly way: "left" | "over"; readonly count: number; readonly unit: "wd" | "d" }
  | { readonly way: "left" | "over"; readonly minutes: number }
  | { readonly way: "today" };

const NAMES: Record<Language, Record<LightName, string>> = {
  zh: { ok: "正常", soon: "临期", late: "超期", pause: "暂停", done: "办结" },
  en: { ok: "On time", soon: "Due soon", late: "Overdue", pause: "On hold", done: "Closed" },
};

/** The word of a light, e.g. 临期. */
export function lightName(light: LightName, language: Language): string {
  return NAMES[language][light];
}

/** The amount in words, e.g. 剩4个工作日, `2 working days over`, 今日24时到期. */
export function amountWords(amount: Amount, language: Language): string {
  if (amount.way === "today") return language === "zh" ? "今日24时到期" : "ends today at 24:00";
  const length = "minutes" in amount ? hours(amount.minutes, language) : days(amount, language);
  if (language === "zh") return `${amount.way === "left" ? "剩" : "超"}${length}`;
  return `${length} ${amount.way === "left" ? "left" : "over"}`;
}

function days(amount: { count: number; unit: "wd" | "d" }, language: Language): string {
  const { count, unit } = amount;
  if (language === "zh") return unit === "wd" ? `${count}个工作日` : `${count}天`;
  return `${count} ${unit === "wd" ? "working " : ""}${count === 1 ? "day" : "days"}`;
}

function hours(minutes: number, language: Language): string {
  const whole = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (language === "zh") return `${whole > 0 ? `${whole}小时` : ""}${rest > 0 || whole === 0 ? `${rest}分` : ""}`;
  return `${whole > 0 ? `${whole} h ` : ""}${rest > 0 || whole === 0 ? `${rest} min` : ""}`.trim();
}
