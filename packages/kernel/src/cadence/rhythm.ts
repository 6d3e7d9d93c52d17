import type { Words } from "../words/index.ts";

/** How often something falls due: once in each stretch of this length; `xun` 旬 = to the 10th, to the 20th, to the month's end; `never` = not at all. */
export const RHYTHMS = ["day", "week", "xun", "month", "quarter", "half", "year", "never"] as const;

export type Rhythm = (typeof RHYTHMS)[number];

/** A rhythm that has stretches. */
export type Beat = Exclude<Rhythm, "never">;

export function isRhythm(text: unknown): text is Rhythm {
  return (RHYTHMS as readonly unknown[]).includes(text);
}

const WORDS: Readonly<Record<Rhythm, Words>> = {
  day: { zh: "每日", en: "every day" },
  week: { zh: "每周", en: "every week" },
  xun: { zh: "每旬", en: "every ten days" },
  month: { zh: "每月", en: "every month" },
  quarter: { zh: "每季度", en: "every quarter" },
  half: { zh: "每半年", en: "every half-year" },
  year: { zh: "每年", en: "every year" },
  never: { zh: "不作要求", en: "not at all" },
};

export function rhythmWords(rhythm: Rhythm): Words {
  return WORDS[rhythm];
}
