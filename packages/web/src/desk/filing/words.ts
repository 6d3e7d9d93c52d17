import { both } from "../words/both.ts";

export const filingWords = both(
  {
    caption: "要报的数",
    figure: "指标",
    value: "数值",
    unit: "单位",
    standing: "现值",
    before: "上期",
    year: "上年同期",
    growth: "同比",
    may: "可不填",
    flags: (n: number) => `${n} 处标记：照报，只提示，不改数`,
    named: (what: string, text: string) => `${what} ${text}：`,
    none: "暂无标记",
    period: (name: string) => `报告期：${name}`,
  },
  {
    caption: "Numbers to file",
    figure: "Figure",
    value: "Value",
    unit: "Unit",
    standing: "Stands",
    before: "Period before",
    year: "A year before",
    growth: "Growth",
    may: "optional",
    flags: (n: number) => `${n} flagged: filed as they are, told, and not changed`,
    named: (what: string, text: string) => `${what} ${text}: `,
    none: "Nothing is flagged",
    period: (name: string) => `Period: ${name}`,
  },
);
