import type { Words } from "../../words/index.ts";

/** Faults that speak of limits, clocks and their marks. */
export const DEADLINE_FAULTS = {
  "deadline-limit-malformed": {
    zh: "“{value}”不是有效时限，应为正整数加单位：min（分）h（时）wd（工作日）d（天）mo（月）y（年），如 15wd",
    en: '"{value}" is not a limit (expected a whole number above 0 and a unit: min h wd d mo y, e.g. 15wd)',
  },
  "deadline-limit-too-long": {
    zh: "时限 {value} 过长，最多 {most}",
    en: "the limit {value} is too long (at most {most})",
  },
  "deadline-units-differ": {
    zh: "{first} 与 {second} 单位不同，不能比较或相加，单位须相同",
    en: "{first} and {second} have different units (expected the same unit to compare or add)",
  },
  "deadline-clock-stopped": {
    zh: "时限“{clock}”已停止，不能延期，只能延长仍在计时的时限",
    en: 'the clock "{clock}" has stopped (only one that has not can be extended)',
  },
  "deadline-mark-malformed": {
    zh: "“{value}”不是有效的提醒点，应为百分比（如 80%）、due 或 due+5wd",
    en: '"{value}" is not a mark on a clock (expected a share such as 80%, due, or due+5wd)',
  },
} as const satisfies Record<string, Words>;
