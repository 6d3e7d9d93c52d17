import { buildAreaTree } from "../src/area/tree.ts";
import type { Moment } from "../src/calendar/day.ts";
import type { World } from "../src/case/world.ts";
import { buildDirectory } from "../src/duty/build.ts";
import type { Pack } from "../src/pack/node.ts";
import { at, LESHAN, must } from "./calendar-leshan.ts";

/** A pack whose one form has a field of every kind. */
export const FORM_PACK = `
pack: forms
text: 表单 | Forms
choices: { kind: { help: 求助 | help, complain: 投诉 | complaint } }
roles: { desk: { text: 受理员 | desk, sees: city } }
cases:
  form:
    text: 表 | form
    fields:
      must:   { is: text, text: 必填 | must }
      note:   { is: text, text: 备注 | note }
      figure: { is: number, text: 数 | number }
      count:  { is: whole, text: 个数 | count }
      yes:    { is: yes, text: 是否 | yes }
      day:    { is: date, text: 日期 | day }
      time:   { is: time, text: 时间 | time }
      length: { is: limit, text: 时限 | limit }
      kind:   { is: kind, text: 类别 | kind }
      many:   { is: kind, many: true, text: 多选 | several }
      place:  { is: place, text: 地点 | place }
      region: { is: area, text: 区划 | area }
      unit:   { is: unit, text: 单位 | unit }
      person: { is: person, text: 人员 | person }
      who:    { is: contact, text: 联系人 | contact, seal: [desk] }
      secret: { is: text, text: 密 | secret, seal: [desk] }
      proof:  { is: file, many: true, text: 凭证 | proof }
      other:  { is: form, text: 关联 | other }
    states: { open: 在办 | open, done: { text: 办结 | done, end: true } }
    actions:
      fill: { text: 填 | fill, from: new, to: open, by: [desk], form: [must, note?, figure?, count?, yes?, day?, time?, length?, kind?, many?, place?, region?, unit?, person?, who?, secret?, proof?, other?] }
      close: { text: 办结 | close, from: open, to: done, by: [desk] }
    clocks: { all: { text: 期限 | time, from: open, to: done, limit: 5wd } }
`;

const AREAS = must(
  buildAreaTree([
    { code: "511100", name: "乐山市", level: "city", parent: null },
    { code: "511102", name: "市中区", level: "county", parent: "511100" },
    { code: "511102001", name: "上河街街道", level: "township", parent: "511102" },
  ]),
);

const UNIT = { level: "city", area: "511100", upper: null } as const;

export function formWorld(pack: Pack): World {
  const directory = must(
    buildDirectory(
      {
        units: [
          { ...UNIT, id: "lights", text: { zh: "城管局", en: "City management" } },
          { ...UNIT, id: "gone", text: { zh: "旧局", en: "old" }, dissolved: true },
        ],
        people: [
          { id: "li", name: "李某", unit: "lights" },
          { id: "left", name: "离任", unit: "lights", left: true },
        ],
        posts: [],
        duties: [],
      },
      AREAS,
    ),
  );
  return {
    now: at("2026-11-02") as Moment,
    city: "511100",
    calendar: () => LESHAN,
    areas: AREAS,
    directory,
    pack,
    settings: {},
    cases: new Map(),
    stream: () => "00000000-0000-7000-8000-000000000009",
    number: () => "N1",
  };
}
