import type { Words } from "../../words/index.ts";

/** Faults that speak of figures. */
export const FIGURE_FAULTS = {
  "figure-period": {
    zh: "“{value}”不是统计期；写作 2026-11-05（日）、2026-11-X1（上旬，X2 中旬、X3 下旬）、2026-W47（周）、2026-11（月）、2026-Q4（季）或 2026（年）",
    en: '"{value}" is no period; write 2026-11-05 (a day), 2026-11-X1 (its first ten days, X2 and X3 the others), 2026-W47 (a week), 2026-11 (a month), 2026-Q4 (a quarter) or 2026 (a year)',
  },
  "figure-unknown": {
    zh: "没有名为“{name}”的指标；可用：{allowed}",
    en: 'there is no indicator named "{name}"; allowed: {allowed}',
  },
  "figure-across": {
    zh: "指标“{name}”不能按“{by}”分；可用：{allowed}",
    en: 'the indicator "{name}" cannot be divided by "{by}"; allowed: {allowed}',
  },
} as const satisfies Record<string, Words>;
