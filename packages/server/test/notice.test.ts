import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { CaseDone, CaseView, LetterView, NoticePage, PersonView } from "@xinlian/wire";
import { v4 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deliverPost } from "../src/notice/post.ts";
import { act, type Browser, foundTown, MONDAY, type Town } from "./town.ts";

const SECRET = Buffer.from("a gateway's secret of 32 bytes..");
const DAY = 86_400_000;

/** A message gateway as a city has one: over a real socket, and it may refuse. */
interface Gateway {
  readonly url: string;
  readonly taken: { readonly headers: IncomingMessage["headers"]; readonly body: string }[];
  refuse: boolean;
  close(): void;
}

async function gateway(): Promise<Gateway> {
  const taken: Gateway["taken"] = [];
  const server: Server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      taken.push({ headers: request.headers, body });
      response.writeHead(self.refuse ? 503 : 204).end();
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  const self: Gateway = {
    url: `http://127.0.0.1:${port}/sms`,
    taken,
    refuse: false,
    close: () => server.close(),
  };
  return self;
}

let town: Town;
let sms: Gateway;
beforeAll(async () => {
  sms = await gateway();
  town = await foundTown();
  Object.assign(town.house.settings, { sms: { url: sms.url, secret: SECRET } });
  Object.assign(town.house.settings, { origin: "https://town.example" });
});
afterAll(async () => {
  sms.close();
  await town.close();
});

async function register(extra: object = {}): Promise<CaseView> {
  const caller = await town.staff("zuoxi");
  const answer = await caller.post(
    "/api/cases",
    {
      pack: "hotline",
      type: "order",
      action: "register",
      form: {
        what: "通江街道路灯不亮，有三盏。",
        kind: "help",
        channel: "call",
        place: { area: "511102006" },
        caller: { name: "王五", phone: "13900001234" },
        ...extra,
      },
    },
    { "idempotency-key": v4() },
  );
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json<CaseDone>().case;
}

const delivered = async () => {
  while (await deliverPost(town.house));
};
const lettersOf = async (browser: Browser, id: string) =>
  (await browser.get(`/api/cases/${id}/letters`)).json<{ rows: LetterView[] }>().rows;
const notices = async (browser: Browser) => (await browser.get("/api/notices")).json<NoticePage>();

describe("letters to citizens", () => {
  test("go to the gateway signed, with the way to follow, and neither phone nor text stays in the table", async () => {
    const view = await register();
    await delivered();
    const [sent] = sms.taken.splice(0);
    const { headers, body } = sent!;
    const { data } = JSON.parse(body);
    expect(data.to).toBe("13900001234");
    expect(data.text).toContain(view.number);
    const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
    expect(headers["webhook-signature"]).toBe(
      `v1,${createHmac("sha256", SECRET).update(signed).digest("base64")}`,
    );
    // The link in it opens the case: a citizen who only telephoned follows it as any other.
    const link = new URL(/https:\S+/.exec(data.text)![0]);
    const visitor = town.stranger();
    const first = await visitor.get(`${link.pathname}${link.search}`);
    expect([302, 303]).toContain(first.statusCode);
    const page = await visitor.get(String(first.headers.location));
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain(view.number);
    expect(await lettersOf(await town.staff("zuoxi"), view.id)).toMatchObject([{ state: "sent" }]);
  });

  test("that are refused are tried again later, always under one id, and then somebody has to call", async () => {
    sms.refuse = true;
    const view = await register();
    await delivered();
    await delivered();
    expect(sms.taken).toHaveLength(1);
    for (let minutes = 2; minutes <= 16; minutes *= 2) {
      town.at(town.house.now() + minutes * 60_000);
      await delivered();
    }
    expect(new Set(sms.taken.splice(0).map((one) => one.headers["webhook-id"])).size).toBe(1);
    const [letter] = await lettersOf(await town.staff("zuoxi"), view.id);
    expect(letter).toMatchObject({ state: "failed", tries: 5, why: "HTTP 503" });
    sms.refuse = false;
    town.at(MONDAY);
  });

  test("do not go to somebody whom it is not safe to call, nor to a landline", async () => {
    await register({ unsafe: true });
    const view = await register({ caller: { phone: "0833-2112345" } });
    await delivered();
    expect(sms.taken).toHaveLength(0);
    const [letter] = await lettersOf(await town.staff("zuoxi"), view.id);
    expect(letter).toMatchObject({ state: "waiting", why: "the phone takes no messages" });
  });
});

describe("notices to staff", () => {
  test("reach the unit that has the case and no other, and each reads for himself", async () => {
    const view = await register({ topic: await lampTopic(), lead: "511102-urban" });
    expect(view.state.id).toBe("dispatched");
    await delivered();
    const unit = await town.staff("chengban");
    const { rows, unread } = await notices(unit);
    expect(rows[0]?.case.number).toBe(view.number);
    expect(unread).toBeGreaterThan(0);
    const other = await notices(await town.staff("ebian"));
    expect(other.rows.map((row) => row.case.id)).not.toContain(view.id);
    const id = rows[0]!.id;
    // Ticking off what is not one's own does nothing.
    await (await town.staff("ebian")).post("/api/notices/read", { ids: [id] });
    expect((await notices(unit)).rows[0]?.read).toBe(false);
    await unit.post("/api/notices/read", { ids: [id] });
    const after = await notices(unit);
    expect(after.rows[0]?.read).toBe(true);
    expect(after.unread).toBe(unread - 1);
  });

  test("are turned over page by page without a gap, and fall away with the case", async () => {
    const hand = await town.staff("chengban");
    const dispatcher = await town.staff("paidan");
    const topic = await lampTopic();
    const lost: string[] = [];
    for (let at = 0; at < 7; at += 1) {
      const view = await register({ topic, lead: "511102-urban" });
      if (at % 2 === 0) continue;
      const back = await act(hand, view, "return", { reason: "不归本单位管" }, fresh());
      expect(back.statusCode).toBe(200);
      const returned = (await dispatcher.get(`/api/cases/${view.id}`)).json<CaseView>();
      const agreed = await act(dispatcher, returned, "take_back", { reason: "另派" }, fresh());
      const onward = { topic, lead: "511102-housing" };
      const sent = await act(dispatcher, agreed.json<CaseDone>().case, "dispatch", onward, fresh());
      expect(sent.statusCode).toBe(200);
      lost.push(view.id);
    }
    await delivered();
    const whole = await notices(hand);
    const mine = new Set(whole.rows.map((row) => row.case.id));
    expect(whole.next).toBeNull();
    expect(lost.filter((id) => mine.has(id))).toEqual([]);
    const turned: string[] = [];
    for (let before: string | null = ""; before !== null; ) {
      const page = await hand.get(`/api/notices?limit=2${before && `&before=${before}`}`);
      const { rows, next } = page.json<NoticePage>();
      expect(rows.length).toBeLessThanOrEqual(2);
      turned.push(...rows.map((row) => row.id));
      before = next;
    }
    expect(turned).toEqual(whole.rows.map((row) => row.id));
    expect(whole.unread).toBe(whole.rows.filter((row) => !row.read).length);
  });

  test("CS-22 a colleague of the unit is told by name, on record; nobody else can be", async () => {
    const view = await register({ topic: await lampTopic(), lead: "511102-urban" });
    const unit = await town.staff("chengban");
    const colleague = await newcomer("511102-urban");
    const key = { "idempotency-key": v4() };
    const url = `/api/cases/${view.id}/mentions`;
    const said = await unit.post(url, { person: colleague.id, text: "请您看一下" }, key);
    expect(said.statusCode).toBe(200);
    const listed = await unit.get(`/api/cases/${view.id}/colleagues`);
    expect(listed.json().rows).toContainEqual({ id: colleague.id, name: colleague.name });
    const stranger = (await personOf("沙玛石日")).id;
    const refused = await unit.post(url, { person: stranger, text: "请看" }, fresh());
    expect(refused.json().code).toBe("case-mention-unfit");
    const story = await unit.get(`/api/cases/${view.id}/events`);
    expect(story.json().events.at(-1).kind).toBe("mentioned");
  });
});

describe("standing in", () => {
  test("DU-12 a deputy does what the absent one may, the story names both, and it ends", async () => {
    const view = await register({ topic: await lampTopic(), lead: "511102-urban" });
    const absent = await personOf("李建国");
    const deputy = await newcomer("511102-urban");
    // Standing in is judged by the clock of the database too.
    const now = Date.now();
    town.at(now);
    const hand = await town.staff("chengban");
    const other = await browserOf(deputy.id);
    expect((await act(other, view, "sign", {}, fresh())).statusCode).toBe(404);
    const made = await hand.post(
      "/api/deputies",
      {
        absent: absent.id,
        deputy: deputy.id,
        from: new Date(now - 60_000).toISOString(),
        until: new Date(now + DAY).toISOString(),
        why: "年休",
      },
      fresh(),
    );
    expect(made.statusCode).toBe(201);
    const signed = await act(other, view, "sign", {}, fresh());
    expect(signed.statusCode).toBe(200);
    const { events } = (await hand.get(`/api/cases/${view.id}/events`)).json();
    const told = events.findLast((event: { words: { zh: string } }) => event.words.zh === "签收");
    expect(told.who.zh).toBe(`${deputy.name}（代李建国）`);
    const ended = await hand.post(`/api/deputies/${made.json().id}/end`, {}, fresh());
    expect(ended.json().acts).toBe(false);
    expect((await other.get(`/api/cases/${view.id}`)).statusCode).toBe(404);
    town.at(MONDAY);
  });

  test("nobody puts a deputy in another's place, nor one of another unit", async () => {
    const hand = await town.staff("chengban");
    const [me, stranger] = [await personOf("李建国"), await personOf("沙玛石日")];
    const body = {
      absent: me.id,
      deputy: stranger.id,
      from: "2026-11-02T09:00:00+08:00",
      until: "2026-11-05T09:00:00+08:00",
      why: "年休",
    };
    const unfit = await hand.post("/api/deputies", body, fresh());
    expect(unfit.json().code).toBe("duty-deputy-unfit");
    const alien = { ...body, absent: stranger.id, deputy: me.id };
    expect((await hand.post("/api/deputies", alien, fresh())).statusCode).toBe(403);
  });
});

describe("leaving and dissolving", () => {
  test("an officer leaves: what nobody fills is named first; then posts, account and session end, and the cases stay", async () => {
    const admin = await town.staff("guanli");
    const view = await register({ topic: await lampTopic(), lead: "511100-transport" });
    const hand = await town.staff("jiaotong");
    expect((await hand.get(`/api/cases/${view.id}`)).statusCode).toBe(200);
    const officer = await personOf("陈志强");
    const url = `/api/people/${officer.id}/leave`;
    const first = await admin.post(url, {}, fresh());
    expect(first.statusCode).toBe(409);
    expect(first.json().detail).toContain("承办");
    const done = await admin.post(url, { anyway: true }, fresh());
    expect(done.json<PersonView>()).toMatchObject({ left: true, posts: [] });
    expect((await hand.get("/api/session")).statusCode).toBe(401);
    expect(await town.house.ledger.accounts.find("jiaotong")).toBeNull();
    const seen = await (await town.staff("duban")).get(`/api/cases/${view.id}`);
    expect(seen.json<CaseView>().lead?.id).toBe("511100-transport");
  });

  test("CS-21 a unit with open cases is dissolved only with an heir, who gets cases and duties with their dates", async () => {
    const admin = await town.staff("guanli");
    const view = await register({ topic: await lampTopic(), lead: "511102-housing" });
    const unit = {
      id: "511102-housing",
      words: { zh: "市中区住房和城乡建设局", en: "Housing Bureau" },
      level: "county",
      area: "511102",
      upper: null,
      dissolved: true,
    };
    const refused = await admin.post("/api/units", unit, fresh());
    expect(refused.json().code).toBe("duty-unit-has-cases");
    expect(refused.json().errors ?? []).toBeDefined();
    const self = await admin.post("/api/units", { ...unit, heir: unit.id }, fresh());
    expect(self.json().code).toBe("case-heir-unfit");
    const done = await admin.post("/api/units", { ...unit, heir: "511102-urban" }, fresh());
    expect(done.statusCode).toBe(201);
    const hand = await town.staff("chengban");
    const after = (await hand.get(`/api/cases/${view.id}`)).json<CaseView>();
    expect(after.lead?.id).toBe("511102-urban");
    expect(after.clocks.find((clock) => clock.name === "settle")?.due).toBe(
      view.clocks.find((clock) => clock.name === "settle")?.due,
    );
    const { directory, packs } = town.house.keeper.now;
    const rows = [...packs.keys()].flatMap((pack) => directory.duties(pack));
    expect(rows.filter((row) => row.unit === unit.id)).toEqual([]);
    const story = (await hand.get(`/api/cases/${view.id}/events`)).json();
    expect(story.events.at(-1).kind).toBe("inherited");
  });
});

const fresh = () => ({ "idempotency-key": v4() });

async function lampTopic(): Promise<string> {
  const found = await (await town.staff("paidan")).get(
    "/api/registers/hotline/topic?q=%E8%B7%AF%E7%81%AF",
  );
  return found.json().rows[0].id;
}

async function personOf(name: string): Promise<{ id: string; name: string }> {
  const person = town.house.keeper.now.directory.people().find((one) => one.name === name);
  if (person === undefined) throw new Error(`nobody is called ${name}`);
  return person;
}

async function newcomer(unit: string): Promise<{ id: string; name: string }> {
  const admin = await town.staff("guanli");
  const made = await admin.post("/api/people", { name: "新来的人", unit }, fresh());
  const { person } = made.json();
  return { id: person.id, name: person.name };
}

async function browserOf(person: string): Promise<Browser> {
  const browser = town.stranger();
  const begun = await town.house.sessions.begin(person, town.house.now());
  browser.cookie = `xl_session=${begun.token}`;
  return browser;
}
