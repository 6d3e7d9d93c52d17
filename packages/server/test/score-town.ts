import { loadPack } from "@xinlian/kernel";
import type { CaseDone, CaseView, EntryView } from "@xinlian/wire";
import { v4, v7 } from "uuid";
import { packLoaded } from "../src/founding/load-packs.ts";
import { packHash } from "../src/pack/pack-files.ts";
import { change, reload } from "./figure-town.ts";
import { act, type Browser, foundTown, type Town } from "./town.ts";

/** A pack that gives points to members, books a room by turns, and lets a point be appealed. */
const CLUB = `pack: club
text: 共建 | Club
settings:
  base: { is: number, text: 基础分 | base, source: 默认 low, value: 60 }
  each: { is: number, text: 每份 | each part, source: 默认 low, value: 10 }
roles:
  desk:  { text: 办公室 | office, sees: city }
  local: { text: 属地 | local, sees: area }
registers:
  member: { text: 成员 | members, key: [name], by: [desk], fields: { name: { is: text, text: 名称 | name }, joined: { is: date, text: 加入 | joined }, place: { is: area, text: 地区 | area } } }
  room: { text: 场地 | rooms, key: [name], by: [desk], fields: { name: { is: text, text: 名称 | name }, place: { is: area, text: 地区 | area } } }
cases:
  claim:
    text: 认领 | claim
    number: "RL{year}-{block:4}"
    fields:
      by: { is: member, text: 认领方 | by }
      parts: { is: number, text: 份数 | parts }
    states: { made: 办理中 | in hand, met: { text: 办成 | met, end: true }, left: { text: 撤回 | withdrawn, end: true } }
    actions:
      make: { text: 认领 | claim, from: new, to: made, by: [desk, local], form: [by, parts] }
      meet: { text: 办成 | met, from: made, to: met, by: [desk] }
      leave: { text: 撤回 | withdraw, from: made, to: left, by: [desk] }
    clocks: { within: { text: 期限 | within, from: made, to: [met, left], limit: 1y, source: 本市惯例 high } }
  booking:
    text: 预约 | booking
    fields:
      room: { is: room, text: 场地 | room }
      by: { is: member, text: 预约方 | by }
      from: { is: time, text: 起 | from }
      until: { is: time, text: 止 | until }
    states: { booked: 已约 | booked, over: { text: 结束 | over, end: true } }
    actions:
      book:
        text: 预约 | book
        from: new
        to: booked
        by: [desk, local]
        form: [room, by, from, until]
        must:
          "!form.room.links.booking.exists(b, b.from < form.until && form.from < b.until)": 该时段已约 | taken
          "band('points', form.by) != 'low'": 上期低于60分 | below 60
      end: { text: 结束 | end, from: booked, to: over, by: [desk, clock] }
    clocks: { ends: { text: 到点 | ends, from: booked, to: over, limit: until, at: { due: end } } }
  appeal:
    text: 申诉 | appeal
    number: "SS{year}-{block:4}"
    fields: { against: { is: points, text: 哪一分 | which point }, why: { is: text, text: 理由 | why } }
    states: { open: 待裁定 | open, kept: { text: 维持 | upheld, end: true }, granted: { text: 更正 | corrected, end: true } }
    actions:
      ask: { text: 申诉 | appeal, from: new, to: open, by: [desk, local], form: [against, why], must: { "!form.against.answered": 已更正过 | corrected before } }
      uphold: { text: 维持 | uphold, from: open, to: kept, by: [desk] }
      grant: { text: 更正 | correct, from: open, to: granted, by: [desk] }
    clocks: { rule: { text: 裁定 | rule, from: open, to: [kept, granted], limit: 15d, source: 本市惯例 high } }
scores:
  points:
    text: 积分 | points
    of: member
    since: joined
    per: half
    source: 本市规定 high
    points:
      base: { text: 基础分 | base, at: start, give: setting.base }
      met: { text: 办成 | met, at: claim.meet, to: by, give: "setting.each * parts", cap: "25.0" }
      left: { text: 撤回 | withdrawn, at: claim.left, to: by, give: "-5" }
      corrected: { text: 更正 | corrected, at: appeal.grant, against: against }
    bands:
      low: { text: 暂停 | suspended, is: below 60 }
      normal: { text: 正常 | normal, is: 60 to 100 }
      honour: { text: 表扬 | honoured, is: above 100 }
    new: normal
`;

const PEOPLE = [
  { account: "desk", role: "desk", unit: "" },
  { account: "local", role: "local", unit: "511102-housing" },
  { account: "away", role: "local", unit: "511126-housing" },
] as const;

export interface ScoreTown extends Town {
  enter(who: Browser, register: string, form: object): Promise<EntryView>;
  open(who: Browser, type: string, action: string, form: object): Promise<CaseView>;
  act(who: Browser, view: CaseView, action: string, form?: object): Promise<CaseView>;
}

/** A bare city with that pack alone, its people, and nothing entered. */
export async function scoreTown(): Promise<ScoreTown> {
  const town = await foundTown({
    bare: true,
    files: ({ city, ...files }) => {
      const { report: _, ...rest } = city;
      return { ...files, registers: [], city: { ...rest, packs: ["message"] } };
    },
  });
  const { house } = town;
  const files = { "pack.yaml": CLUB };
  const hash = packHash(files);
  const pack = loadPack(files, hash);
  if (!pack.ok) throw new Error(JSON.stringify(pack.fault, null, 1));
  const people = PEOPLE.map((each) => ({
    ...each,
    unit: each.unit === "" ? house.keeper.now.profile.platform : each.unit,
    id: v7(),
  }));
  await change(town, [
    packLoaded(pack.value, { files, hash }),
    ...people.flatMap(({ id, account, role, unit }) => [
      { kind: "person-set" as const, person: { id, name: account, unit } },
      { kind: "post-given" as const, post: { person: id, pack: "club", role, unit } },
    ]),
  ]);
  for (const { account, id } of people)
    await house.ledger.accounts.put({ login: account, passwordHash: "-", person: id });
  await reload(town);
  return {
    ...town,
    enter: async (who, register, form) => {
      const answer = await who.post(`/api/registers/club/${register}`, { form });
      if (answer.statusCode !== 201) throw new Error(answer.body);
      return answer.json<EntryView>();
    },
    open: async (who, type, action, form) => {
      const body = { pack: "club", type, action, form };
      const answer = await who.post("/api/cases", body, { "idempotency-key": v4() });
      if (answer.statusCode !== 201) throw new Error(answer.body);
      return answer.json<CaseDone>().case;
    },
    act: async (who, view, action, form = {}) => {
      const answer = await act(who, view, action, form);
      if (answer.statusCode !== 200) throw new Error(answer.body);
      return answer.json<CaseDone>().case;
    },
  };
}
