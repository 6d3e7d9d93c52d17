import { loadPack } from "@xinlian/kernel";
import type { LightMyRequestResponse } from "fastify";
import { v4, v7 } from "uuid";
import { packLoaded } from "../src/founding/load-packs.ts";
import { packHash } from "../src/pack/pack-files.ts";
import { foundTown, MONDAY, type Town } from "./town.ts";

/** A desk that takes calls, with the matters told in them; its names are nobody else's. */
const CALLS = `
pack: lines
text: 来电 | Lines
choices:
  way: { phone: 电话 | phone, letter: 来信 | letter }
  kind: { ask: 咨询 | enquiry, help: 求助 | help }
settings:
  settle_limit: { is: limit, text: 办结时限 | settle, source: 本市惯例 low, value: { ask: 3wd, help: 7wd } }
roles:
  seat: { text: 坐席 | call-taker, sees: city }
  doer: { text: 承办 | handler, sees: unit }
  keeper: { text: 保密联络 | keeper, sees: city }
registers:
  subject:
    text: 类别 | subjects
    key: [code]
    by: [seat]
    asks: hint
    fields:
      code: { is: text, text: 编号 | code }
      name: { is: text, text: 名称 | name }
      under: { is: subject, text: 上级 | under }
      cues: { is: text, text: 关键词 | cues }
      hint: { is: text, text: 还要问 | ask }
  known:
    text: 知识 | knowledge
    by: [seat]
    fields:
      question: { is: text, text: 问 | question }
      answer: { is: text, text: 答 | answer }
      until: { is: date, text: 有效至 | valid until }
    flag: { "until == null || until > today": 答案已过期 | expired }
cases:
  talk:
    text: 来电 | call
    fields:
      way: { is: way, text: 渠道 | way, propose: "'phone'" }
      who: { is: contact, text: 来电人 | caller, seal: [seat, keeper] }
      waited: { is: whole, text: 等待秒数 | seconds waited }
      tape: { is: text, text: 录音 | recording }
    states: { on: 通话中 | on, over: { text: 已结束 | over, end: true } }
    actions:
      take: { text: 接听 | take, from: new, to: on, by: [seat, feed], form: [way, who?, waited?] }
      end: { text: 结束 | end, from: on, to: over, by: [seat, feed, clock] }
      note_tape: { text: 记录音 | note the recording, from: [on, over], by: [seat, feed], form: [tape] }
    clocks: { long: { text: 通话 | talk, from: on, to: over, limit: 24h, source: 本市惯例 high, at: { due: end } } }
  matter:
    text: 诉求 | matter
    number: "ZX{date}-{block:5}"
    fields:
      kind: { is: kind, text: 类型 | kind }
      subject: { is: subject, text: 类别 | subject }
      what: { is: text, text: 内容 | what }
      place: { is: place, text: 地点 | place }
      who: { is: contact, text: 来电人 | caller, seal: [keeper, "seat if !secret", "doer@lead if !secret"] }
      secret: { is: yes, text: 要求保密 | confidential }
    duty: [subject, place]
    states: { waiting: 待派 | to pass on, doing: 办理中 | in hand, done: { text: 办结 | done, end: true } }
    actions:
      register: { text: 登记 | register, from: new, to: waiting, by: [seat, self], form: [kind, subject?, what, place?, who?, secret?] }
      pass: { text: 派单 | pass on, from: waiting, to: doing, by: [seat], form: [lead] }
      finish: { text: 办结 | finish, from: doing, to: done, by: [doer@lead, seat] }
      urge: { text: 催办 | urge, from: any, by: [seat, clock] }
    clocks: { settle: { text: 办结 | settle, whose: citizen, from: waiting, to: done, limit: "setting.settle_limit[kind]", at: { 80%: urge } } }
desks:
  intake: { for: [seat], of: matter, verbs: [register, pass], answers: known.answer, calls: { take: talk.take, end: talk.end, record: talk.note_tape } }
`;

/** Who works in that town: two take calls, one handles, one keeps what is confidential, one governs. */
const PEOPLE = [
  { account: "anna", name: "安娜", pack: "lines", role: "seat", unit: "511100-platform" },
  { account: "bao", name: "包宝", pack: "lines", role: "seat", unit: "511100-platform" },
  { account: "hand", name: "韩办", pack: "lines", role: "doer", unit: "511102-housing" },
  { account: "keeper", name: "柯守", pack: "lines", role: "keeper", unit: "511100-platform" },
  { account: "admin", name: "管理", pack: "*", role: "admin", unit: "511100-platform" },
] as const;

/** A bare city whose areas and units are Leshan's, with that pack alone. */
export async function callsTown(yaml: string = CALLS): Promise<Town> {
  const town = await foundTown({
    bare: true,
    files: ({ city, ...files }) => {
      const { report: _, ...rest } = city;
      return { ...files, registers: [], city: { ...rest, packs: ["message"] } };
    },
  });
  const { house } = town;
  const platform = house.keeper.now.profile.platform;
  const people = PEOPLE.map((each) => ({
    ...each,
    unit: each.unit === "511100-platform" ? platform : each.unit,
    id: v7(),
  }));
  const files = { "pack.yaml": yaml };
  const hash = packHash(files);
  const pack = loadPack(files, hash);
  if (!pack.ok) throw new Error(JSON.stringify(pack.fault));
  const done = await house.ledger.change(
    {
      id: v4(),
      principal: { kind: "founder", id: "founder" },
      actor: "self",
      bodyHash: "00".repeat(32),
      at: MONDAY,
    },
    [
      packLoaded(pack.value, { files, hash }),
      { kind: "setting-set", pack: "*", name: "demo", value: { password: "-", accounts: [] } },
      ...people.flatMap(({ id, name, pack, role, unit }) => [
        { kind: "person-set" as const, person: { id, name, unit } },
        { kind: "post-given" as const, post: { person: id, pack, role, unit } },
      ]),
    ],
  );
  if (done.outcome !== "appended") throw new Error(done.outcome);
  for (const { account, id } of people)
    await house.ledger.accounts.put({ login: account, passwordHash: "-", person: id });
  const read = await house.keeper.reload();
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  return town;
}

/** A machine with a key: no cookies, and none of the headers that a page sends. */
export interface Machine {
  readonly key: string;
  send(method: "GET" | "POST", url: string, body?: object): Promise<LightMyRequestResponse>;
  tell(event: object): Promise<LightMyRequestResponse>;
}

/** Has the administrator make a key, as the exchange's people would. */
export async function exchange(
  town: Town,
  name = "exchange",
  scopes = ["telephony"],
): Promise<Machine> {
  const admin = await town.staff("admin");
  const made = await admin.post("/api/feeds", { name, packs: ["lines"], scopes });
  if (made.statusCode !== 201) throw new Error(made.body);
  const { key } = made.json<{ key: string }>();
  const send: Machine["send"] = (method, url, body) =>
    town.app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${key}`, "idempotency-key": v4() },
      ...(body !== undefined && { payload: body }),
    });
  return { key, send, tell: (event) => send("POST", "/api/telephony/events", event) };
}
