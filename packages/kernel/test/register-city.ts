import type { Level } from "../src/area/area.ts";
import { buildAreaTree } from "../src/area/tree.ts";
import type { Me, World } from "../src/case/world.ts";
import { buildDirectory } from "../src/duty/build.ts";
import type { Post } from "../src/duty/duty.ts";
import type { RegisterNode } from "../src/pack/node.ts";
import type { EntryState } from "../src/register/state.ts";
import { at, LESHAN, must } from "./calendar-leshan.ts";
import { packOf } from "./case-city.ts";

/** A pack with a register of every kind: a tree, one that answers, one that is flagged, one that has a place. */
export const PACK = packOf(`
pack: lamps
text: 路灯 | Street lamps
roles:
  keeper: { text: 台账员 | keeper, sees: city }
  doer: { text: 承办 | handler, sees: unit }
  local: { text: 属地 | local, sees: area }
registers:
  topic:
    text: 分类 | topics
    key: [code]
    by: [keeper]
    must: { "code != name": 名称不能只写代码 | a name is more than a code }
    fields:
      code: { is: text, text: 代码 | code }
      name: { is: text, text: 名称 | name }
      under: { is: topic, text: 上级 | under }
      closed: { is: yes, text: 已收回 | withdrawn }
  precedent:
    text: 先例 | precedents
    by: [keeper, self]
    answers: { topic: topic, area: area, unit: lead }
    fields:
      topic: { is: topic, text: 分类 | topic }
      area: { is: area, text: 区域 | area }
      lead: { is: unit, text: 主办 | lead }
  article:
    text: 知识 | knowledge
    by: [keeper, doer@owner]
    flag: { "until == null || until >= today": 已过期 | expired }
    fields:
      ask: { is: text, text: 问 | question }
      owner: { is: unit, text: 单位 | owner }
      until: { is: date, text: 有效至 | good until }
  pole:
    text: 灯杆 | poles
    key: [no]
    by: [local, keeper]
    fields:
      no: { is: text, text: 杆号 | number }
      place: { is: place, text: 位置 | place }
cases:
  order:
    text: 工单 | order
    fields:
      topic: { is: topic, text: 分类 | topic }
      pole: { is: pole, text: 灯杆 | pole }
    duty: [topic]
    states: { waiting: 待办 | waiting, done: { text: 办结 | done, end: true } }
    actions:
      open: { text: 登记 | open, from: new, to: waiting, by: [keeper], form: [topic, pole?] }
      close: { text: 办结 | close, from: waiting, to: done, by: [keeper] }
    clocks: { settle: { text: 办结 | settle, from: waiting, to: done, limit: 7wd, source: 本市惯例 high } }
`);

const AREAS = must(
  buildAreaTree([
    { code: "511100", name: "乐山市", level: "city", parent: "" },
    { code: "511102", name: "市中区", level: "county", parent: "511100" },
    { code: "511102004", name: "上河街街道", level: "township", parent: "511102" },
  ]),
);

const unit = (id: string, level: Level, area: string) => {
  return { id, text: { zh: id, en: id }, level, area, upper: null };
};

const POSTS: readonly Post[] = [
  { person: "keeper", pack: PACK.name, role: "keeper", unit: "hall" },
  { person: "owner", pack: PACK.name, role: "doer", unit: "street" },
  { person: "local", pack: PACK.name, role: "local", unit: "street" },
];

const DIRECTORY = must(
  buildDirectory(
    {
      units: [unit("hall", "city", "511100"), unit("street", "county", "511102")],
      people: POSTS.map(({ person, unit: at }) => ({ id: person, name: person, unit: at })),
      posts: POSTS,
      duties: [
        { id: "wide", pack: PACK.name, topic: "1", area: null, unit: "hall" },
        { id: "all", pack: PACK.name, topic: null, area: null, unit: "street" },
      ],
    },
    AREAS,
  ),
);

export const KEEPER = me("keeper");
export const OWNER = me("owner");
export const LOCAL = me("local");
export const STRANGER = me("stranger");

function me(person: string): Me {
  const posts = POSTS.filter((post) => post.person === person);
  return { actor: `person:${person}`, kind: "person", person, posts };
}

export function register(name: string): RegisterNode {
  const found = PACK.registers[name];
  if (found === undefined) throw new Error(`no register ${name}`);
  return found;
}

let streams = 0;

/** A world in which these entries stand. */
export function entryWorld(entries: Iterable<EntryState>, day = "2026-11-02"): World {
  return {
    now: at(day),
    city: "511100",
    calendar: () => LESHAN,
    areas: AREAS,
    directory: DIRECTORY,
    pack: PACK,
    settings: {},
    cases: new Map(),
    entries: new Map([...entries].map((entry) => [entry.stream, entry])),
    stream: () => {
      streams += 1;
      return `00000000-0000-7000-8000-${String(streams).padStart(12, "0")}`;
    },
    number: () => "1",
  };
}
