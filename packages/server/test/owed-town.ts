import { loadPack } from "@xinlian/kernel";
import type { EntryView, OwedPage } from "@xinlian/wire";
import { v4, v7 } from "uuid";
import { packHash } from "../src/pack/pack-files.ts";
import { writersOf } from "../src/register/writers.ts";
import { type Browser, foundTown, MONDAY, type Town } from "./town.ts";

/** Poles that are walked to every quarter, or by the month or week where they say so themselves. */
const POLES = `
pack: poles
text: 灯杆 | Poles
settings:
  pace: { is: cadence, text: 巡检频次 | how often, source: test low, value: quarter }
roles:
  keeper: { text: 台账员 | keeper, sees: area }
  walker: { text: 巡检员 | walker, sees: own }
registers:
  pole:
    text: 灯杆 | poles
    key: [no]
    by: [keeper]
    fields:
      no: { is: text, text: 杆号 | number }
      name: { is: text, text: 名称 | name }
      place: { is: place, text: 位置 | place }
      pace: { is: cadence, text: 自定频次 | its own pace }
      walker: { is: person, text: 巡检人 | walker }
    cadences:
      walk: { text: 巡检 | walk, every: "pace != null ? pace : setting.pace", open: visit.plan, with: { pole: this, walker: walker } }
  look:
    text: 检查项 | items
    by: [keeper]
    items: { ask: ask, photo: photo }
    fields: { ask: { is: text, text: 问 | ask }, photo: { is: yes, text: 照片 | photo } }
cases:
  visit:
    text: 巡检 | walk
    number: "XJ{year}-{block:6}"
    fields:
      pole: { is: pole, text: 灯杆 | pole }
      walker: { is: person, text: 巡检人 | walker }
      checks: { is: checklist, text: 清单 | list, of: look, no: { fault.raise: { what: it.ask, walker: walker } } }
      to: { is: date, text: 改期 | moved to }
      reason: { is: text, text: 理由 | reason }
    states: { due: 待巡检 | due, done: { text: 已巡检 | done, end: true }, missed: { text: 漏检 | missed, end: true } }
    actions:
      plan: { text: 到期 | due, from: new, to: due, by: [self], form: [pole, walker?] }
      walk: { text: 巡检 | walk, from: due, to: done, by: ["@walker"], form: [checks] }
      move: { text: 改期 | move, from: due, by: ["@walker", keeper], form: [to, reason], must: { "form.to <= period.end": 不能出本期 | within the period } }
      hand: { text: 换人 | hand over, from: due, by: [keeper], form: [walker, reason] }
      miss: { text: 漏检 | missed, from: due, to: missed, by: [clock] }
    clocks: { within: { text: 当期 | within, from: due, to: [done, missed], limit: period, at: { due: miss } } }
  fault:
    text: 故障 | fault
    fields: { what: { is: text, text: 内容 | what }, walker: { is: person, text: 巡检人 | walker } }
    states: { open: 待修 | open, fixed: { text: 已修 | fixed, end: true } }
    actions:
      raise: { text: 立 | raise, from: new, to: open, by: [self], form: [what, walker?] }
      fix: { text: 修 | fix, from: open, to: fixed, by: [keeper] }
    clocks: { by: { text: 期限 | by, from: open, to: fixed, limit: 7d, source: test high } }
desks:
  queue: { for: [walker, keeper], of: visit, rows: "state == 'due'", says: "{n} 处 | {n}", count: { n: "state == 'due'" }, sort: clock.within.due, columns: [clock.within, pole], verbs: [walk, move], empty: 没有 | none }
`;

const PEOPLE = [
  { account: "keeper", name: "台账", role: "keeper", unit: "platform" },
  { account: "local", name: "属地", role: "keeper", unit: "511102-housing" },
  { account: "an", name: "安", role: "walker", unit: "511102-housing" },
  { account: "bo", name: "柏", role: "walker", unit: "511102-housing" },
] as const;

export interface OwedTown extends Town {
  /** Person ids by account. */
  readonly people: Readonly<Record<string, string>>;
  enter(register: string, form: object): Promise<EntryView>;
  owed(who: Browser, query?: string): Promise<OwedPage["rows"]>;
}

/** A bare city whose areas and units are Leshan's, with that pack and its people. */
export async function owedTown(): Promise<OwedTown> {
  const town = await foundTown({
    bare: true,
    files: ({ city, ...files }) => {
      const { report: _, ...rest } = city;
      return { ...files, registers: [], city: { ...rest, packs: ["message"] } };
    },
  });
  const { house } = town;
  const files = { "pack.yaml": POLES };
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
        pack: { name: "poles", hash, files, roles, writers: writersOf(pack.value) },
      },
      ...people.flatMap(({ id, name, role, unit }) => [
        { kind: "person-set" as const, person: { id, name, unit } },
        { kind: "post-given" as const, post: { person: id, pack: "poles", role, unit } },
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
    people: Object.fromEntries(people.map(({ account, id }) => [account, id])),
    enter: async (register, form) => {
      const keeper = await town.staff("keeper");
      const answer = await keeper.post(`/api/registers/poles/${register}`, { form });
      if (answer.statusCode !== 201) throw new Error(answer.body);
      return answer.json<EntryView>();
    },
    owed: async (who, query = "") => {
      const answer = await who.get(`/api/owed${query}`);
      if (answer.statusCode !== 200) throw new Error(answer.body);
      return answer.json<OwedPage>().rows;
    },
  };
}
