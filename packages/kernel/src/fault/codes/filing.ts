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
  "filing-import-place": {
    zh: "没有名为“{value}”的地区，或不止一个；写区划代码",
    en: 'no area, or more than one, is called "{value}"; write its code',
  },
  "filing-import-cell": {
    zh: "“{value}”不是这张表在这个地区要报的数；写指标和分项的名称",
    en: '"{value}" is no number that this return asks there; write the names of the figure and its part',
  },
  "filing-import-twice": {
    zh: "{cell} 在文件里写了两次，以哪个为准？",
    en: "{cell} stands twice in the file; which one counts?",
  },
  "filing-import-none": {
    zh: "{area} {period} 没有可以“{action}”的报表",
    en: 'there is no return of {area} for {period} that can be filed by "{action}"',
  },
} as const satisfies Record<string, Words>;
