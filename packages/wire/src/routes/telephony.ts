import { route } from "../route.ts";
import { AgentBody, AgentView, CallPage, TelephonyDone, TelephonyEvent } from "../telephony.ts";

const tag = "telephony";

export const TELEPHONY_ROUTES = {
  telephonyEvent: route({
    name: "telephonyEvent",
    method: "POST",
    path: "/api/telephony/events",
    tag,
    caller: "feed",
    summary: {
      zh: "电话系统报告：振铃、接通、挂断、录音；重复、迟到的报告无害",
      en: "A telephone system tells: ring, answer, hang-up, recording; repeated and late events do no harm",
    },
    body: TelephonyEvent,
    reply: TelephonyDone,
  }),
  sitDown: route({
    name: "sitDown",
    method: "POST",
    path: "/api/telephony/agent",
    tag,
    caller: "staff",
    summary: { zh: "我在几号分机；为空即离席", en: "Puts me at an extension; null leaves it" },
    body: AgentBody,
    reply: AgentView,
  }),
  myCalls: route({
    name: "myCalls",
    method: "GET",
    path: "/api/telephony/calls",
    tag,
    caller: "staff",
    summary: { zh: "我的分机和今天的来电", en: "My extension and my calls of today" },
    reply: CallPage,
  }),
  demoCall: route({
    name: "demoCall",
    method: "POST",
    path: "/api/telephony/demo",
    tag,
    caller: "staff",
    perMinute: 120,
    summary: {
      zh: "演示用软电话：经同一入口报告来电；只在演示环境",
      en: "The demo's soft phone: tells through the same door; only in a demo",
    },
    body: TelephonyEvent,
    reply: TelephonyDone,
  }),
} as const;
