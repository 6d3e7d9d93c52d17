import type { CaseDone, Proposals } from "@xinlian/wire";
import { v4 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { learnAll } from "../src/proposal/learn.ts";
import { callsTown } from "./calls-town.ts";
import { type Browser, MONDAY, type Town } from "./town.ts";

let town: Town;
let anna: Browser;
const topics: Record<string, string> = {};
beforeAll(async () => {
  town = await callsTown();
  anna = await town.staff("anna");
  const enter = async (register: string, form: object) => {
    const done = await anna.post(
      `/api/registers/lines/${register}`,
      { form },
      { "idempotency-key": v4() },
    );
    if (done.statusCode !== 201) throw new Error(done.body);
    return done.json<{ entry?: { id: string }; id?: string }>();
  };
  const topic = async (code: string, name: string, cues: string, under?: string, hint?: string) => {
    const done = await enter("subject", {
      code,
      name,
      cues,
      ...(under && { under }),
      ...(hint && { hint }),
    });
    topics[code] = done.entry?.id ?? done.id ?? "";
  };
  await topic("city", "城市公共设施", "市政");
  await topic(
    "lamp",
    "路灯",
    "路灯 不亮 灯杆 照明",
    topics["city"],
    "灯杆上有没有编号？ | Is there a number on the pole?",
  );
  await topic("water", "供水", "停水 自来水 水压 水管", topics["city"]);
  await topic("smoke", "油烟", "烧烤 油烟 餐馆 排烟");
  await enter("known", {
    question: "路灯报修多久能修好",
    answer: "一般故障三天内修复。",
    until: "2027-01-01",
  });
  await enter("known", {
    question: "自来水水压低怎么办",
    answer: "请先检查表后阀门。",
    until: "2026-01-01",
  });
  await pastCases();
});
afterAll(async () => {
  await town.close();
});

/** Four matters that were passed on, what they teach, and a duty for them. */
async function pastCases(): Promise<void> {
  for (let n = 0; n < 4; n += 1) {
    const matter = await register({
      kind: "help",
      subject: topics["smoke"],
      what: `夜宵摊呛人得很，熏得开不了窗 ${n}`,
      place: { area: "511102006" },
    });
    const passed = await anna.post(
      `/api/cases/${matter.id}/actions/pass`,
      { form: { lead: "511102-housing" } },
      { "if-match": matter.etag },
    );
    expect(passed.statusCode, passed.body).toBe(200);
  }
  const duty = { id: "smoke", pack: "lines", topic: "smoke", area: null, unit: "511102-housing" };
  await town.house.ledger.change(
    {
      id: v4(),
      principal: { kind: "founder", id: "founder" },
      actor: "self",
      bodyHash: "00".repeat(32),
      at: MONDAY,
    },
    [{ kind: "duties-set", duties: [duty] }],
  );
  await town.house.keeper.reload();
  expect(await learnAll(town.house)).toBe(4);
}

const WHERE = { area: "511102006", address: "人民西路46号", lng: 103.7613, lat: 29.5824 };

async function ask(form: object, more: object = {}): Promise<Proposals> {
  const answer = await anna.post("/api/proposals", {
    pack: "lines",
    type: "matter",
    form,
    ...more,
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<Proposals>();
}

async function register(form: object): Promise<CaseDone["case"]> {
  const opened = await anna.post(
    "/api/cases",
    { pack: "lines", type: "matter", action: "register", form },
    { "idempotency-key": v4() },
  );
  expect(opened.statusCode, opened.body).toBe(201);
  return opened.json<CaseDone>().case;
}

describe("proposals as the text grows", () => {
  it("names the topic by the words that decided, and what its entry asks", async () => {
    const { topics: found, ask: asks } = await ask({ what: "人民西路三盏路灯不亮，晚上很黑" });
    expect(found[0]).toMatchObject({
      field: "subject",
      value: topics["lamp"],
      words: { zh: "路灯" },
    });
    expect(found[0]?.path.map(({ zh }) => zh)).toEqual(["城市公共设施"]);
    expect(found[0]?.because.zh).toMatch(/^依据：.*“路灯”/);
    expect(asks[0]).toEqual({ zh: "灯杆上有没有编号？", en: "Is there a number on the pole?" });
    expect(asks.map(({ zh }) => zh)).toContain("在什么地方？");
  });

  it("says when it would be due, and nothing as long as that hangs on what is missing", async () => {
    expect((await ask({ what: "路灯不亮" })).due).toBeNull();
    const { due } = await ask({ what: "路灯不亮", kind: "help" });
    expect(due).toMatchObject({ clock: "settle", day: "2026-11-11", limit: { zh: "7个工作日" } });
    expect((await ask({ kind: "ask" })).due?.day).toBe("2026-11-05");
  });

  it("offers what may be the same, says why, and never what was told in confidence", async () => {
    const first = await register({
      kind: "help",
      what: "人民西路路灯不亮，已经五天",
      place: WHERE,
    });
    await register({
      kind: "help",
      what: "人民西路路灯不亮，有人破坏",
      place: WHERE,
      who: { phone: "13900000001" },
      secret: true,
    });
    await register({ kind: "help", what: "烧烤油烟很大，睡不着", place: WHERE });
    const { twins } = await ask({
      what: "人民西路这边三盏路灯不亮",
      place: { ...WHERE, lng: WHERE.lng + 0.0006 },
    });
    expect(twins.map(({ id }) => id)).toEqual([first.id]);
    expect(twins[0]?.because.zh).toMatch(/^同在.*，相距约 60 米，都说到“/);
    const far = await ask({ what: "人民西路这边三盏路灯不亮", place: { area: "511112" } });
    expect(far.twins).toEqual([]);
  });

  it("no longer offers what has ended", async () => {
    const place = { area: "511102008", address: "嘉定中路" };
    const matter = await register({ kind: "help", what: "嘉定中路井盖缺失", place });
    const before = await ask({ what: "嘉定中路有个井盖缺失了", place });
    expect(before.twins.map(({ id }) => id)).toEqual([matter.id]);
    const act = (action: string, etag: string, form: object) =>
      anna.post(`/api/cases/${matter.id}/actions/${action}`, { form }, { "if-match": etag });
    await act("pass", matter.etag, { lead: "511102-housing" });
    await act("finish", '"2"', {});
    expect((await ask({ what: "嘉定中路有个井盖缺失了", place })).twins).toEqual([]);
  });

  it("reads out what the knowledge base answers, and marks what has expired", async () => {
    const { articles } = await ask({ what: "路灯报修了多久能修好" });
    expect(articles[0]).toMatchObject({
      title: "路灯报修多久能修好",
      reply: "一般故障三天内修复。",
      flags: [],
    });
    const water = await ask({ what: "自来水水压很低，怎么办" });
    expect(water.articles[0]?.flags).toEqual([{ zh: "答案已过期", en: "expired" }]);
  });

  it("learns from what was dispatched, and says how the unit has fared", async () => {
    const { topics: found, unit } = await ask({
      what: "夜宵摊呛人，窗户不敢开",
      place: { area: "511102006" },
    });
    expect(found[0]).toMatchObject({
      value: topics["smoke"],
      because: { zh: expect.stringContaining("“夜宵”") },
    });
    expect(unit).toMatchObject({
      unit: { id: "511102-housing" },
      record: { zh: "近 90 天同类 4 件都由它办理，无退改。" },
    });
    const elsewhere = await ask({ subject: topics["smoke"], place: { area: "511112" } });
    expect(elsewhere.unit).toMatchObject({ unit: { id: "511102-housing" }, record: null });
    const { learnt, leads } = town.house.ledger.learning;
    const of = { pack: "lines", type: "matter", field: "subject" };
    const { words } = await learnt(of);
    expect(words.find(({ word }) => word === "夜宵")).toMatchObject({
      topic: topics["smoke"],
      cases: 4,
    });
    expect(await leads(of)).toEqual([
      { topic: topics["smoke"], area: "511102", lead: "511102-housing", cases: 4, handed: 0 },
    ]);
  });

  it("tells a caller's open matters by phone, on record once, and not those told in confidence", async () => {
    const phone = "13811112222";
    const open = await register({ kind: "help", what: "平羌小区二次供水发黄", who: { phone } });
    await register({ kind: "help", what: "举报砖厂夜里冒烟", who: { phone }, secret: true });
    for (const written of ["138 1111 2222", "+86 138-1111-2222", "１３８１１１１２２２２"]) {
      const { caller } = await ask({}, { phone: written });
      expect(caller).toMatchObject({ phone: "138****2222", known: true, count: 1 });
      expect(caller?.open.map(({ id }) => id)).toEqual([open.id]);
    }
    const rows = await town.house.ledger.view({ kind: "engine" }, (sql) =>
      sql.query<{ envelope: Buffer }>(
        "SELECT envelope FROM ledger.event WHERE kind = 'caller-looked'",
      ),
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.envelope.toString("utf8")).not.toContain(phone);
    expect((await ask({}, { phone: "13999998888" })).caller).toMatchObject({
      known: false,
      count: 0,
    });
  });

  it("says what cannot be: a number, a place, a value", async () => {
    const bad = await ask({ kind: "nothing", place: "白搭街" }, { phone: "一二三" });
    expect(bad.caller).toBeNull();
    expect(bad.flaws.map(({ code }) => code).sort()).toEqual([
      "area-name-near",
      "field-choice",
      "field-phone",
    ]);
    expect(bad.flaws.find(({ code }) => code === "area-name-near")?.detail.zh).toContain("白塔街");
    expect(bad.places[0]?.because.zh).toContain("读音接近");
    const none = await ask({ place: "月球背面" });
    expect(none.flaws.map(({ code }) => code)).toEqual(["area-name-unknown"]);
  });

  it("answers the opening of a case at a place that does not exist with known names near to it", async () => {
    const open = (place: unknown) =>
      anna.post(
        "/api/cases",
        {
          pack: "lines",
          type: "matter",
          action: "register",
          form: { kind: "help", what: "路灯不亮", place },
        },
        { "idempotency-key": v4(), "accept-language": "zh-CN" },
      );
    const problem = async (place: unknown) => {
      const answer = await open(place);
      expect(answer.statusCode).toBe(422);
      return answer.json<{ errors: { code: string; place: string; detail: string }[] }>().errors[0];
    };
    expect(await problem({ area: "511199", address: "牛花镇正街" })).toMatchObject({
      code: "area-name-near",
      place: "place",
      detail: expect.stringMatching(
        /没有找到“牛花镇正街”这个地方。相近的有：五通桥区牛华镇（\d+）/,
      ),
    });
    expect((await problem("通将街道"))?.detail).toContain("通江街道");
    expect(await problem({ area: "511199", address: "月球背面" })).toMatchObject({
      code: "area-name-unknown",
    });
    // A code alone says no name that another could be near to.
    expect(await problem({ area: "511199" })).toMatchObject({ code: "field-area" });
  });

  it("reads the place from what was said", async () => {
    const { places } = await ask({ what: "五通桥区牛华镇停水两天了" });
    expect(places[0]).toMatchObject({ field: "place", area: { name: "牛华镇" } });
  });

  it("is nobody's who may not open such a matter", async () => {
    const handler = await town.staff("hand");
    const answer = await handler.post("/api/proposals", {
      pack: "lines",
      type: "matter",
      form: {},
    });
    expect(answer.statusCode).toBe(404);
  });

  it("refuses a text of 100 kB by name, saying what is allowed", async () => {
    const what = "灯".repeat(100_000);
    const asked = await anna.post("/api/proposals", {
      pack: "lines",
      type: "matter",
      form: { what },
    });
    expect(asked.statusCode).toBe(400);
    expect(asked.body).toContain("form.what");
    const opened = await anna.post("/api/cases", {
      pack: "lines",
      type: "matter",
      action: "register",
      form: { kind: "help", what: "灯".repeat(15_000) },
    });
    expect(opened.statusCode).toBe(422);
    expect(opened.body).toMatch(/10000|10,000/);
  });
});

it("keeps its clock", () => {
  expect(town.house.now()).toBe(MONDAY);
});
