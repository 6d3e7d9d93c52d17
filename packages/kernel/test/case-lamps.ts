import { addDays } from "../src/calendar/day.ts";
import { startOfDay } from "../src/calendar/moment.ts";
import { day, LESHAN } from "./calendar-leshan.ts";
import { city, packOf } from "./case-city.ts";

/** A pack small enough to hold in the head, with every word that the engine's laws speak of. */
export const PACK = packOf(`
pack: lamps
text: 路灯 | Street lamps
settings:
  more: { is: limit, text: 延期 | more time, source: test low, value: 5wd }
choices:
  kind: { help: 求助 | help, complaint: 投诉 | complaint }
roles:
  desk: { text: 受理员 | desk, sees: city }
  handler: { text: 承办 | handler, sees: unit }
  watch: { text: 督办 | supervisor, sees: area }
  head: { text: 负责人 | head, sees: unit }
cases:
  order:
    text: 工单 | order
    number: "LD{date}-{block:4}"
    fields:
      kind: { is: kind, text: 类型 | kind }
      what: { is: text, text: 内容 | what }
      place: { is: place, text: 地点 | place }
      who: { is: contact, text: 联系人 | contact, seal: [desk, handler@lead] }
      against: { is: unit, many: true, text: 被反映单位 | complained of }
      into: { is: order, text: 并入 | merged into }
      urgent: { is: yes, text: 紧急 | urgent }
      more: { is: limit, text: 延长 | more }
      words: { is: text, text: 答复 | answer }
    bar: [against]
    states:
      open: 待派 | to dispatch
      given: 办理中 | in hand
      told: 已答复 | answered
      done: { text: 办结 | done, end: true }
      merged: { text: 已并单 | merged, end: true }
    actions:
      report: { text: 反映 | report, from: new, to: open, by: [citizen, desk, watch], form: [kind, what, place, who, against?, urgent?] }
      give: { text: 派单 | give, from: [open, given], to: given, by: [desk], form: [lead, kind?] }
      rush: { text: 加急 | rush, from: any, by: [desk], set: { urgent: "true" } }
      lengthen: { text: 延期 | lengthen, from: given, by: [desk, watch@area], form: [more], extend: { settle: more }, must: { "clock.settle.extended == 0": 只能延期一次 | once only } }
      answer: { text: 答复 | answer, from: given, to: told, by: [handler@lead], form: [words], tell: { citizen: "{number} 已答复 | {number} is answered" } }
      help_in: { text: 请协办 | call in, from: given, by: [handler@lead], make: { assist.ask: { lead: lead } } }
      calm: { text: 不急了 | calm, from: given, by: [desk], when: urgent, set: { urgent: "false" } }
      fixed: { text: 修好了 | fixed, from: told, to: done, by: [citizen, desk] }
      not_fixed: { text: 没修好 | not fixed, from: told, to: given, by: [citizen, desk] }
      merge: { text: 并单 | merge, from: open, to: merged, by: [desk], form: [into], join: into }
      urge: { text: 催办 | urge, from: any, by: [citizen, desk, head@lead, clock], tell: { handler@lead: 请抓紧 | please hurry } }
      close_own: { text: 自动办结 | close, from: told, to: done, by: [self], when: "links.assist.exists(a, a.state == 'over')" }
    clocks:
      settle: { text: 办结 | settle, whose: citizen, from: open, to: [done, merged], hold: [told], limit: "kind == 'complaint' ? limit('15wd') : limit('7wd')", at: { 80%: urge, due: urge } }
      unit: { text: 承办 | unit, whose: lead, from: given, to: [told, give], limit: setting.more, at: { due: urge } }
      fast: { text: 响应 | respond, whose: citizen, when: urgent, from: open, to: [told, done, merged], limit: 2h, at: { due: urge } }
      window: { text: 可派 | window, from: open, to: [given, merged], limit: 1wd }
      confirm: { text: 确认 | confirm, from: told, to: [done, given], limit: 5wd }
    public: { when: "ended", show: [number, kind] }
  assist:
    text: 协办 | assist
    fields: {}
    states: { asked: 待协办 | asked, over: { text: 已答 | over, end: true } }
    actions:
      ask: { text: 请求 | ask, from: new, to: asked, by: [self], form: [lead] }
      finish: { text: 答复 | finish, from: asked, to: over, by: [handler@lead] }
    clocks: { by: { text: 协办 | assist, whose: lead, from: asked, to: over, limit: 3wd } }
`);

/** What a citizen reports. */
export const FORM = {
  kind: "complaint",
  what: "路灯不亮",
  place: { area: "511102001", address: "县街" },
  who: { name: "王女士", phone: "13900002765" },
};
/** 24:00 of a day. */
export const due = (text: string) => startOfDay(addDays(day(text), 1), LESHAN);

/** A city with one matter that was reported on 2026-11-02 09:00. */
export function reported(form: object = {}) {
  const town = city(PACK);
  const order = town.open("2026-11-02 09:00", "citizen", "order", "report", { ...FORM, ...form });
  return { town, order };
}
