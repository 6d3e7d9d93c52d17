import type { Words } from "../../words/index.ts";

/** Faults that speak of bulletins. */
export const BULLETIN_FAULTS = {
  "bulletin-stale": {
    zh: "这份通报已有新的改动（第 {actual} 版），请重新打开再改",
    en: "this bulletin has changed meanwhile (version {actual}); open it again",
  },
  "bulletin-published": {
    zh: "已印发的通报不能改；如有差错，请出更正版",
    en: "what is published cannot be changed; issue a correction instead",
  },
  "bulletin-draft": {
    zh: "这份通报还没有印发，直接修改即可",
    en: "this bulletin is not published yet; change it instead",
  },
  "bulletin-corrected": {
    zh: "这份通报已有更正版 {number}，请在更正版上修改",
    en: "this bulletin is corrected by {number} already; change that one",
  },
  "bulletin-text": {
    zh: "通报正文不能为空，最多 {most} 个字",
    en: "the text of a bulletin may not be empty and has at most {most} characters",
  },
  "bulletin-second": {
    zh: "起草或改动这份文书的人不能自己印发，请另一位有权的同事审定后印发",
    en: "whoever drew up or last changed this paper cannot publish it; another colleague who may does",
  },
  "bulletin-entry": {
    zh: "没有这条台账条目：{entry}",
    en: "there is no such entry: {entry}",
  },
  "bulletin-of": {
    zh: "“{bulletin}”是{what}的文书，不能按期起草；{way}",
    en: '"{bulletin}" is a paper of {what} and is not drafted by period; {way}',
  },
  "bulletin-early": {
    zh: "{period} 还没有结束，不能起草这一期",
    en: "{period} is not over yet, so its issue cannot be drafted",
  },
  "bulletin-due": {
    zh: "{period} 的通报已经起草（{number}）",
    en: "the bulletin of {period} is drafted already ({number})",
  },
} as const satisfies Record<string, Words>;
