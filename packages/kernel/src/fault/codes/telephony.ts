import type { Words } from "../../words/index.ts";

/** Faults that speak of telephone systems. */
export const TELEPHONY_FAULTS = {
  "telephony-no-desk": {
    zh: "业务包（{packs}）里没有接听来电的工作台",
    en: "No desk of the packs ({packs}) takes calls",
  },
  "telephony-seat-empty": {
    zh: "分机 {extension} 无人在席，来电已记下",
    en: "Nobody sits at extension {extension}; the call is noted",
  },
  "telephony-seat-unfit": {
    zh: "您的岗位没有接听来电的工作台，不能就座分机 {extension}",
    en: "None of your posts has a desk that takes calls; you cannot sit at extension {extension}",
  },
  "telephony-number": {
    zh: "“{value}”不是可以拨打的号码，按未显示号码处理",
    en: '"{value}" is no number that can be called; taken as withheld',
  },
  "telephony-clock": {
    zh: "电话系统的钟与本机相差 {minutes} 分钟",
    en: "The clock of the telephone system is {minutes} minutes away from ours",
  },
  "telephony-step-refused": {
    zh: "来电单未能“{step}”：{why}",
    en: 'The case of the call could not "{step}": {why}',
  },
} as const satisfies Record<string, Words>;
