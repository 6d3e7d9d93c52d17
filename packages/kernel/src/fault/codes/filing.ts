import type { Words } from "../../words/index.ts";

/** Faults that speak of numbers that are filed. */
export const FILING_FAULTS = {
  "filing-shape": {
    zh: "“figures”应当是一张表：指标名对应数",
    en: '"figures" has to be a table of numbers by the names of indicators',
  },
  "filing-number": {
    zh: "{cell} 填的“{value}”不是数；写作 12.34，没有就留空",
    en: '{cell} says "{value}", which is no number; write 12.34, or nothing where there is none',
  },
  "filing-cell-not-asked": {
    zh: "动作“{action}”在{area}不要求填报“{cell}”",
    en: 'the action "{action}" does not ask for "{cell}" in {area}',
  },
  "filing-period-missing": {
    zh: "“{action}”之前要先有报告期",
    en: '"{action}" needs the period for which it files',
  },
  "filing-period-length": {
    zh: "“{name}”不按 {value} 这样长的报告期填报；可用：{allowed}",
    en: '"{name}" is not filed for a period such as {value}; allowed: {allowed}',
  },
} as const satisfies Record<string, Words>;
