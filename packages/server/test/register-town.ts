import { loadPack } from "@xinlian/kernel";
import type { CaseDone, EntryView } from "@xinlian/wire";
import { v4, v7 } from "uuid";
import { packHash } from "../src/pack/pack-files.ts";
import { writersOf } from "../src/register/writers.ts";
import { type Browser, foundTown, MONDAY, type Town } from "./town.ts";

/** A pack that keeps registers of every kind; its names are nobody else's. */
const LAMPS = `
pack: lamps
text: 路灯 | Street lamps
roles:
  desk:   { text: 受理员 | desk, sees: city }
  keeper: { text: 台账员 | keeper, sees: city }
  local:  { text: 属地 | local, sees: area }
  doer:   { text: 承办 | handler, sees: unit }
registers:
  subject:
    text: 类别 | subjects
    key: [code]
    by: [keeper]
    must: { "code != name": 名称不能只写编号 | a name is more than a code }
    fields:
      code: { is: text, text: 编号 | code }
      name: { is: text, text: 名称 | name }
      under: { is: subject, text: 上级 | under }
      closed: { is: yes, text: 已收回 | withdrawn }
  ruling:
    text: 裁定 | rulings
    by: [self, keeper]
    answers: { topic: subject, area: area, unit: lead }
    fields:
      subject: { is: subject, text: 类别 | subject }
      area: { is: area, text: 区域 | area }
      lead: { is: unit, text: 主办 | lead }
      why: { is: text, text: 理由 | why }
  known:
    text: 知识 | knowledge
    by: [keeper, doer@owner]
    flag: { "until == null || until >= today": 答案已过期 | expired }
    fields:
      question: { is: text, text: 问 | question }
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
    number: "LD{date}-{block:5}"
    fields:
      what: { is: text, text: 内容 | what }
      place: { is: place, text: 地点 | place }
      subject: { is: subject, text: 类别 | subject }
      pole: { is: pole, text: 灯杆 | pole }
      why: { is: text, text: 理由 | why }
    duty: [subject, place]
    states: { waiting: 待派 | to pass on, doing: 办理中 | in hand, done: { text: 办结 | done, end: true } }
    actions:
      register: { text: 登记 | register, from: new, to: waiting, by: [desk, self], form: [what, place, subject?, pole?] }
      pass: { text: 派单 | pass on, from: waiting, to: doing, by: [desk], form: [subject, lead], must: { "!(form.subject.closed && form.lead.level in ['township', 'village'])": 已收回，不得派往乡镇 | withdrawn from townships, "form.subject.under == null || form.subject.under.name != '停办'": 上级类别停办 | the wider subject is closed } }
      rule: { text: 裁定 | rule, from: doing, by: [desk], form: [lead, why], make: { ruling: { subject: subject, area: area, lead: form.lead, why: form.why } } }
      finish: { text: 办结 | finish, from: doing, to: done, by: [doer@lead, desk] }
    clocks: { settle: { text: 办结 | settle, whose: citizen, from: waiting, to: done, limit: 7wd, source: 本市惯例 high } }
`;

const PEOPLE = [
  { account: "desk", name: "受理", role: "desk", unit: "platform" },
  { account: "keeper", name: "台账", role: "keeper", unit: "platform" },
  { account: "second", name: "台账二", role: "keeper", unit: "platform" },
  { account: "local", name: "属地", role: "local", unit: "511102-housing" },
  { account: "doer", name: "承办", role: "doer", unit: "511102-housing" },
] as const;

export interface RegisterTown extends Town {
  enter(who: Browser, register: string, form: object): Promise<EntryView>;
}

/** A bare city whose areas and units are Leshan's, with that pack and its people. */
export async function registerTown(): Promise<RegisterTown> {
  const town = await foundTown({
    bare: true,
    files: ({ city, ...files }) => {
      const { report: _, ...rest } = city;
      return { ...files, registers: [], city: { ...rest, packs: ["message"] } };
    },
  });
  const { house } = town;
  const files = { "pack.yaml": LAMPS };
  const hash = packHash(files);
  const pack = loadPack(files, hash);
  if (!pack.ok) throw new Error(JSON.stringify(pack.fault, null, 1));
  const platform = house.keeper.now.profile.platform;
  const people = PEOPLE.map((each) => ({
    ...each,
    id: v7(),
    unit: each.unit === "platform" ? platform : each.unit,
  }));
  const roles = Object.values(pack.value.roles).map(({ name: role, sees }) => ({ role, sees }));
  const done = await house.ledger.change(
    {
      id: v4(),
      principal: { kind: "founder", id: "founder" },
      actor: "self",
      bodyHash: "00".repeat(32),
      at: MONDAY,
    },
    [
      {
        kind: "pack-loaded",
        pack: { name: "lamps", hash, files, roles, writers: writersOf(pack.value) },
      },
      {
        kind: "duties-set",
        duties: [
          { id: "wide", pack: "lamps", topic: "1", area: null, unit: platform },
          { id: "all", pack: "lamps", topic: null, area: null, unit: "511111-housing" },
        ],
      },
      ...people.flatMap(({ id, name, role, unit }) => [
        { kind: "person-set" as const, person: { id, name, unit } },
        { kind: "post-given" as const, post: { person: id, pack: "lamps", role, unit } },
      ]),
    ],
  );
  if (done.outcome !== "appended") throw new Error(done.outcome);
  for (const { account, id } of people)
    await house.ledger.accounts.put({ login: account, passwordHash: "-", person: id });
  const read = await house.keeper.reload();
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  return {
    ...town,
    enter: async (who, register, form) => {
      const answer = await who.post(`/api/registers/lamps/${register}`, { form });
      if (answer.statusCode !== 201) throw new Error(answer.body);
      return answer.json<EntryView>();
    },
  };
}

/** Opens a case by its desk. */
export async function openOrder(desk: Browser, form: object): Promise<CaseDone> {
  const body = { pack: "lamps", type: "order", action: "register", form };
  const answer = await desk.post("/api/cases", body);
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json<CaseDone>();
}
