import type { Words } from "../../words/index.ts";

/** Faults that speak of scores and points. */
export const SCORE_FAULTS = {
  "score-period": {
    zh: "“{value}”不是这项积分的周期；写作 {allowed}",
    en: '"{value}" is no period of this score; write {allowed}',
  },
  "score-unknown": {
    zh: "没有名为“{name}”的积分；可用：{allowed}",
    en: 'there is no score named "{name}"; allowed: {allowed}',
  },
  "score-point-answered": {
    zh: "“{rule}”这一分已经更正过，不能再更正",
    en: 'the point "{rule}" was corrected before and is not corrected again',
  },
  "score-point-answer": {
    zh: "“{rule}”这一分是更正，不能再对它更正；请针对原来的那一分",
    en: 'the point "{rule}" is a correction and is not corrected itself; name the point that it answers',
  },
  "score-sort": {
    zh: "这项积分不排名，不能按“{value}”排序；可用：{allowed}",
    en: 'this score shows no ranks and cannot be sorted by "{value}"; allowed: {allowed}',
  },
} as const satisfies Record<string, Words>;
