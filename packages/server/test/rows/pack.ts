import { loadPack, type Pack } from "@xinlian/kernel";

/** A pack whose only case type has a field of every kind, and whose desks ask for the conditions given. */
export function rowPack(conditions: readonly string[]): Pack {
  const desks = conditions.map((condition, at) => [
    `  d${at}:`,
    "    is: queue",
    `    text: 第${at}台 | Desk ${at}`,
    "    for: [wide, area, unit, own]",
    "    of: matter",
    `    rows: ${JSON.stringify(condition)}`,
    "    columns: [number, kind]",
    "    filter: [kind, helper, urgent]",
  ]);
  const yaml = [BASE, "desks:", ...desks.flat(), ""].join("\n");
  const loaded = loadPack({ "pack.yaml": yaml }, "ab".repeat(32));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.fault, null, 1));
  return loaded.value;
}

export const STATES = ["fresh", "worked", "waiting", "closed", "dropped"] as const;
export const KINDS = ["help", "complain", "ask"] as const;

const BASE = `
pack: rowed
text: 行测 | Rows
choices:
  kind: { help: 求助 | help, complain: 投诉 | complaint, ask: 咨询 | question }
roles:
  wide: { text: 全市 | wide, sees: city }
  area: { text: 片区 | area, sees: area }
  unit: { text: 承办 | unit, sees: unit }
  own:  { text: 包案 | own, sees: own }
cases:
  matter:
    text: 事项 | matter
    number: "XC{year}-{block:6}"
    fields:
      what:    { is: text, text: 内容 | what }
      kind:    { is: kind, text: 类型 | kind }
      helper:  { is: unit, text: 协助单位 | helper }
      officer: { is: person, text: 包案人 | officer }
      urgent:  { is: yes, text: 紧急 | urgent }
      lamps:   { is: whole, text: 盏数 | lamps }
      until:   { is: date, text: 期限 | until }
      visited: { is: time, text: 上门时间 | visited }
      who:     { is: contact, text: 联系人 | contact, seal: [wide] }
      against: { is: unit, many: true, text: 被反映单位 | against }
    states:
      fresh: 新 | fresh
      worked: 在办 | worked
      waiting: 等待 | waiting
      closed:  { text: 办结 | closed, end: true }
      dropped: { text: 作罢 | dropped, end: true }
    actions:
      register: { text: 登记 | register, from: new, to: fresh, by: [wide], form: [what, kind, helper?, officer?, urgent, lamps?, until?, visited?, who?, against?] }
      work:  { text: 办 | work, from: [fresh, waiting], to: worked, by: [wide, "unit@helper", area, "@officer"], form: [lead] }
      hold:  { text: 等 | hold, from: worked, to: waiting, by: [wide, own] }
      close: { text: 办结 | close, from: [worked, waiting], to: closed, by: [wide, unit@lead] }
      drop:  { text: 作罢 | drop, from: [fresh, worked], to: dropped, by: [wide] }
      urge:  { text: 催 | urge, from: any, by: [clock] }
    clocks:
      fix:  { text: 期限 | fix, whose: citizen, from: fresh, to: [closed, dropped], limit: 7d, source: 测 high, at: { 80%: urge } }
      step: { text: 步 | step, from: worked, to: [closed, dropped], hold: [waiting], limit: 3d, source: 测 high, at: { due: urge } }
      idle: { text: 等待期 | idle, from: waiting, to: [worked, closed], limit: 30d, source: 测 high, at: { due: urge } }
`;
