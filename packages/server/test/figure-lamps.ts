export const BASE = `pack: lamps
text: 路灯 | Street lamps
settings:
  fix_limit: { is: limit, text: 修复时限 | time to fix, source: 默认 low, value: { help: 7wd, complain: 15wd } }
  weight: { is: number, text: 权重 | weight, source: 默认 low, value: 0.5 }
choices:
  kind: { help: 求助 | help, complain: 投诉 | complaint }
roles:
  desk:    { text: 受理员 | desk, sees: city }
  handler: { text: 承办 | handler, sees: unit }
cases:
  order:
    text: 工单 | order
    number: "LD{date}-{block:4}"
    fields:
      kind:   { is: kind, text: 类型 | kind }
      what:   { is: text, text: 内容 | what }
      place:  { is: place, text: 地点 | place }
      who:    { is: contact, text: 联系人 | contact, seal: [desk] }
      lamps:  { is: whole, text: 盏数 | lamps }
      owner:  { is: person, text: 包案人 | owner }
      urged:  { is: whole, text: 催办次数 | urged, value: past.urge.count }
      fresh:  { is: yes, text: 当日 | today, value: opened == today }
      more:   { is: limit, text: 延长 | more }
      answer: { is: text, text: 答复 | answer }
    duty: [place]
    states:
      received: 待受理 | received
      handling: 办理中 | in hand
      answered: 待回访 | answered
      closed:   { text: 办结 | closed, end: true }
    actions:
      register: { text: 登记 | register, from: new, to: received, by: [desk], form: [kind, what, place?, lamps?, who?, owner?] }
      accept:   { text: 受理 | accept, from: received, to: handling, by: [desk], form: [lead] }
      extend:   { text: 延期 | extend, from: handling, by: [desk], form: [more], must: { "clock.fix.extended == 0": 只能延期一次 | once only }, extend: { fix: more } }
      urge:     { text: 催办 | urge, from: [received, handling], by: [desk, clock] }
      reply:    { text: 答复 | reply, from: handling, to: answered, by: [handler@lead], form: [answer] }
      redo:     { text: 重办 | redo, from: answered, to: handling, by: [desk] }
      close:    { text: 办结 | close, from: answered, to: closed, by: [desk] }
    clocks:
      fix: { text: 修复 | fix, whose: citizen, from: received, to: closed, hold: [answered], limit: "setting.fix_limit[kind]", at: { 80%: urge } }
      calling: { text: 回访 | call back, from: answered, to: [closed, handling], limit: 5wd, source: 默认 high }
`;

export const FIGURES = `indicators:
  received:  { text: 受理 | received, unit: 件 | cases, from: order, at: opened, across: [area, lead, kind], means: 登记的工单 | orders registered }
  lamps:     { text: 盏数 | lamps, unit: 盏 | lamps, from: order, at: opened, where: lamps != null, sum: lamps, across: [area, kind] }
  fell_due:  { text: 应办结 | fell due, from: order, at: clock.fix.first_due, across: [area, lead] }
  on_time:   { text: 按时办结 | on time, from: order, at: clock.fix.first_due, where: clock.fix.on_time, across: [area, lead] }
  late_ones: { text: 逾期 | late ones, from: order, at: clock.fix.first_due, where: "!clock.fix.on_time && urged > 0", across: [area] }
  answers:   { text: 答复 | answers, from: order, at: past.reply.first, across: [area] }
  rate:      { text: 按时办结率 | on-time rate, unit: "%", value: "share(on_time, fell_due)", means: 原时限内办结 ÷ 应办结 | within the first limit ÷ due }
  weighted:  { text: 加权 | weighted, value: "share(on_time + setting.weight * late_ones, fell_due)", means: 加权 ÷ 应办结 | weighted ÷ due, round: 2 }
`;

export const BULLETINS = `bulletins:
  daily:
    text: 每日专报 | daily report
    every: day
    at: "12:30"
    by: [desk]
    template: daily.liquid
    as: [html, xlsx]
    reads:
      figures: [received, rate]
      open: { text: 在办 | open, from: order, where: "!ended", sort: clock.fix.due, split: area, show: [number, what, lead, clock.fix.due], top: 10 }
`;

export const TEMPLATES = {
  "bulletins/daily.liquid":
    "{{ from }}至{{ until }}，收到{{ figures.received.value }}件。\n\n# 一、在办情况\n\n在办{{ lists.open.count }}件。\n\n= open\n",
  "bulletins/daily.en.liquid":
    "From {{ from }} to {{ until }} {{ figures.received.value }} came in.\n\n# 1. Open\n\n{{ lists.open.count }} are open.\n\n= open\n",
};
