import type { AgentView, CallPage, CaseView, LiveCall, TelephonyDone } from "@xinlian/wire";
import fc from "fast-check";
import { v4 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callsTown, exchange, type Machine } from "./calls-town.ts";
import { type Browser, MONDAY, type Town } from "./town.ts";

const PHONE = "13812342765";
let town: Town;
let pbx: Machine;
let agent: Browser;
let calls = 0;
beforeAll(async () => {
  town = await callsTown();
  pbx = await exchange(town);
  agent = await town.staff("anna");
  await agent.post("/api/telephony/agent", { extension: "8006" });
});
afterAll(async () => {
  await town.close();
});

const at = (second: number) => new Date(MONDAY + second * 1000).toISOString();

/** The events of one whole call. */
function story(call: string, from: string = PHONE): readonly object[] {
  return [
    { event: "ring", call, agent: "8006", from, to: "12345", at: at(0) },
    { event: "answer", call, agent: "8006", from, at: at(7) },
    { event: "hangup", call, at: at(140) },
    { event: "recording", call, url: `https://pbx.example/tape/${call}`, at: at(200) },
  ];
}

async function tell(events: readonly object[]): Promise<TelephonyDone[]> {
  const answers: TelephonyDone[] = [];
  for (const event of events) {
    const answer = await pbx.tell(event);
    expect(answer.statusCode, answer.body).toBe(200);
    answers.push(answer.json<TelephonyDone>());
  }
  return answers;
}

function fieldsOf(view: CaseView): Record<string, unknown> {
  return Object.fromEntries(view.fields.map(({ name, value }) => [name, value]));
}

describe("a call that a telephone system tells of", () => {
  it("rings at the extension, opens its case when it is answered, and ends it", async () => {
    const call = `c-${++calls}`;
    const [ring, answer, hangup, recording] = story(call);
    expect(await tell([ring as object])).toMatchObject([{ outcome: "done", case: null }]);
    const page = (await agent.get("/api/telephony/calls")).json<CallPage>();
    expect(page.agent.extension).toBe("8006");
    expect(page.rows[0]).toMatchObject({ call, phase: "ringing", from: "138****2765", case: null });

    const [answered] = await tell([answer as object]);
    const id = answered?.case ?? "";
    const view = (await agent.get(`/api/cases/${id}`)).json<CaseView>();
    expect(view.state.id).toBe("on");
    expect(fieldsOf(view)).toMatchObject({ way: "phone", waited: 7 });
    const events = await town.house.ledger.events({ kind: "engine" }, id);
    expect(events.map((event) => event.actor)).toEqual(["feed:exchange"]);

    await tell([hangup as object, recording as object]);
    const over = (await agent.get(`/api/cases/${id}`)).json<CaseView>();
    expect(over.state.id).toBe("over");
    expect(fieldsOf(over)["tape"]).toBe(`https://pbx.example/tape/${call}`);
  });

  it("leaves one and the same case, in whatever order and however often its events come", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .shuffledSubarray([0, 1, 2, 3, 0, 1, 2, 3, 1, 2], { minLength: 10, maxLength: 10 })
          .chain((order) => fc.tuple(fc.constant(order), fc.boolean())),
        async ([order, together]) => {
          const call = `c-${++calls}`;
          const events = story(call);
          const told = order.map((which) => events[which] as object);
          if (together) await Promise.all(told.map((event) => pbx.tell(event)));
          else await tell(told);
          const [done] = await tell([events[0] as object]);
          expect(done?.outcome).toBe("repeated");
          const view = (await agent.get(`/api/cases/${done?.case}`)).json<CaseView>();
          expect(view.state.id).toBe("over");
          expect(fieldsOf(view)).toMatchObject({
            way: "phone",
            tape: `https://pbx.example/tape/${call}`,
          });
          const steps = await town.house.ledger.events({ kind: "engine" }, view.id);
          expect(steps).toHaveLength(3);
          const { rows } = (await agent.get("/api/telephony/calls")).json<CallPage>();
          expect(rows.find((row) => row.call === call)).toMatchObject({
            phase: "ended",
            case: view.id,
          });
        },
      ),
      { numRuns: 12 },
    );
  });

  it("opens nothing for a call that nobody answered", async () => {
    const call = `c-${++calls}`;
    const [ring, , hangup] = story(call);
    const [, ended] = await tell([ring as object, hangup as object]);
    expect(ended).toMatchObject({ outcome: "done", case: null });
  });

  it("moves with the call to the extension that answers it", async () => {
    const other = await town.staff("bao");
    await other.post("/api/telephony/agent", { extension: "8007" });
    const call = `c-${++calls}`;
    const [ring] = story(call);
    await tell([
      ring as object,
      { event: "ring", call, agent: "8007", from: PHONE, at: at(20) },
      { event: "answer", call, agent: "8007", from: PHONE, at: at(25) },
    ]);
    const mine = (await agent.get("/api/telephony/calls")).json<CallPage>().rows;
    const theirs = (await other.get("/api/telephony/calls")).json<CallPage>().rows;
    expect(mine.some((row) => row.call === call)).toBe(false);
    expect(theirs.find((row) => row.call === call)?.phase).toBe("talking");
  });

  it("takes a call without a number, with one that cannot be read, at an extension where nobody sits", async () => {
    const call = `c-${++calls}`;
    const [rung] = await tell([{ event: "ring", call, agent: "9999", from: "unknown", at: at(0) }]);
    expect(rung?.agent).toBeNull();
    expect(rung?.notes.map((note) => note.en)).toEqual([
      '"unknown" is no number that can be called; taken as withheld',
      "Nobody sits at extension 9999; the call is noted",
    ]);
    const [answered] = await tell([{ event: "answer", call, agent: "9999", at: at(3) }]);
    expect(answered?.case).not.toBeNull();
  });

  it("says that the exchange's clock is wrong, and opens the call no later than now", async () => {
    const call = `c-${++calls}`;
    const [done] = await tell([{ event: "answer", call, agent: "8006", at: at(7200) }]);
    expect(done?.notes[0]?.en).toContain("120 minutes away");
    const view = (await agent.get(`/api/cases/${done?.case}`)).json<CaseView>();
    expect(Date.parse(view.opened)).toBe(MONDAY);
  });

  it("refuses what is no event, naming what is allowed", async () => {
    const answer = await pbx.tell({ event: "transfer", call: "x", at: at(0) });
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain("ring, answer, hangup, recording");
    const tape = await pbx.tell({ event: "recording", call: "x", at: at(0) });
    expect(tape.json()).toMatchObject({ code: "request-missing", place: "url" });
    const local = await pbx.tell({
      event: "recording",
      call: "x",
      url: "file:///etc/passwd",
      at: at(0),
    });
    expect(local.statusCode).toBe(400);
  });
});

describe("who sits at an extension", () => {
  it("is told whose it was, and takes it over on record", async () => {
    const other = await town.staff("bao");
    const taken = await other.post("/api/telephony/agent", { extension: "8006" });
    expect(taken.json<AgentView>()).toMatchObject({ extension: "8006" });
    expect(taken.json<AgentView>().before).not.toBeNull();
    expect((await agent.get("/api/telephony/calls")).json<CallPage>().agent.extension).toBeNull();
    await agent.post("/api/telephony/agent", { extension: "8006" });
    const rows = await town.house.ledger.view({ kind: "engine" }, (sql) =>
      sql.query<{ kind: string; actor: string }>(
        "SELECT kind, actor FROM ledger.event WHERE type = 'extension' ORDER BY position",
      ),
    );
    expect(rows.length).toBeGreaterThanOrEqual(3);
    expect(rows.every((row) => row.actor.startsWith("person:"))).toBe(true);
  });

  it("sits there no more when the session is over, or when he leaves", async () => {
    const browser = await town.staff("bao");
    await browser.post("/api/telephony/agent", { extension: "8010" });
    const left = await browser.post("/api/telephony/agent", { extension: null });
    expect(left.json<AgentView>().extension).toBeNull();
    await browser.post("/api/telephony/agent", { extension: "8010" });
    town.at(MONDAY + 13 * 3_600_000);
    const [done] = await tell([
      { event: "ring", call: `c-${++calls}`, agent: "8010", at: at(13 * 3600) },
    ]);
    town.at(MONDAY);
    expect(done?.agent).toBeNull();
  });

  it("leaves it by signing out, on record", async () => {
    const browser = await town.staff("bao");
    await browser.post("/api/telephony/agent", { extension: "8012" });
    expect((await browser.send("DELETE", "/api/session")).statusCode).toBe(204);
    const [done] = await tell([{ event: "ring", call: `c-${++calls}`, agent: "8012", at: at(0) }]);
    expect(done?.agent).toBeNull();
    const rows = await town.house.ledger.view({ kind: "engine" }, (sql) =>
      sql.query("SELECT FROM ledger.event WHERE kind = 'extension-left'"),
    );
    expect(rows.length).toBeGreaterThanOrEqual(2);
  });

  it("is somebody whose desk takes calls", async () => {
    const handler = await town.staff("hand");
    const refused = await handler.post("/api/telephony/agent", { extension: "8011" });
    expect(refused.statusCode).toBe(403);
    expect(refused.json()).toMatchObject({ code: "telephony-seat-unfit" });
  });
});

describe("the live line", () => {
  it("tells the one at the extension of each change, with the caller's open matters, and nobody else", async () => {
    const url = await town.app.listen({ port: 0, host: "127.0.0.1" });
    const listen = async (browser: Browser) => {
      const answer = await fetch(`${url}/api/live`, { headers: { cookie: browser.cookie } });
      const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
      let heard = "";
      const read = (async () => {
        for (let part = await reader.read(); !part.done; part = await reader.read())
          heard += new TextDecoder().decode(part.value);
      })().catch(() => {});
      return { heard: () => heard, close: () => reader.cancel().then(() => read) };
    };
    const phone = "13777776666";
    await agent.post(
      "/api/cases",
      {
        pack: "lines",
        type: "matter",
        action: "register",
        form: { kind: "help", what: "水压低", who: { phone } },
      },
      { "idempotency-key": v4() },
    );
    const mine = await listen(agent);
    const others = await listen(await town.staff("bao"));
    const call = `c-${++calls}`;
    await tell(story(call, phone).slice(0, 3));
    const told = () =>
      [...mine.heard().matchAll(/event: call\ndata: (.*)\n/g)]
        .map(([, data]) => JSON.parse(data ?? "{}") as LiveCall)
        .filter((message) => message.call.call === call);
    await expect.poll(() => told().at(-1)?.call.phase, { timeout: 10_000 }).toBe("ended");
    expect(told()[0]).toMatchObject({
      event: "call",
      call: {
        call,
        phase: "ringing",
        extension: "8006",
        from: "137****6666",
        caller: { known: true, count: 1 },
      },
    });
    expect(mine.heard()).not.toContain(phone);
    expect(others.heard()).not.toContain(`"${call}"`);
    await mine.close();
    await others.close();
  });
});

describe("matters told in a call", () => {
  it("hang on it, several on one, and nobody hangs anything on what he does not see", async () => {
    const call = `c-${++calls}`;
    const [, answer] = story(call);
    const [{ case: parent } = { case: "" }] = await tell([answer as object]);
    const open = (browser: Browser, form: object) =>
      browser.post(
        "/api/cases",
        { pack: "lines", type: "matter", action: "register", form, parent },
        { "idempotency-key": v4() },
      );
    for (const what of ["路灯不亮", "烧烤油烟"]) {
      const opened = await open(agent, { kind: "help", what });
      expect(opened.statusCode, opened.body).toBe(201);
    }
    const view = (await agent.get(`/api/cases/${parent}`)).json<CaseView>();
    expect(view.links.map(({ how }) => how)).toEqual(["made", "made"]);
    const stranger = await open(town.stranger(), { kind: "help", what: "混进来" });
    expect(stranger.json()).toMatchObject({ code: "case-unknown", place: "parent" });
    const handler = await open(await town.staff("hand"), { kind: "help", what: "看不到" });
    expect(handler.json()).toMatchObject({ code: "case-unknown", place: "parent" });
  });

  it("lets two register the same caller at once, and tells each of the other's matter", async () => {
    const phone = "13900112233";
    const other = await town.staff("bao");
    const register = (browser: Browser, what: string) =>
      browser.post(
        "/api/cases",
        {
          pack: "lines",
          type: "matter",
          action: "register",
          form: { kind: "help", what, who: { phone } },
        },
        { "idempotency-key": v4() },
      );
    const [one, two] = await Promise.all([
      register(agent, "牛华镇停水"),
      register(other, "公交不停站"),
    ]);
    expect([one?.statusCode, two?.statusCode]).toEqual([201, 201]);
    for (const browser of [agent, other]) {
      const told = await browser.post("/api/proposals", {
        pack: "lines",
        type: "matter",
        form: {},
        phone: "139 0011 2233",
      });
      const { caller } = told.json<{
        caller: { known: boolean; count: number; open: { title: string }[] };
      }>();
      expect(caller).toMatchObject({ known: true, count: 2 });
      expect(caller.open.map(({ title }) => title).sort()).toEqual(["公交不停站", "牛华镇停水"]);
    }
  });
});

describe("the demo's soft phone", () => {
  it("tells through the same door under a feed of its own", async () => {
    const call = `c-${++calls}`;
    const done = await agent.post("/api/telephony/demo", {
      event: "answer",
      call,
      agent: "8006",
      from: PHONE,
      at: at(0),
    });
    expect(done.statusCode, done.body).toBe(200);
    const id = done.json<TelephonyDone>().case ?? "";
    const [first] = await town.house.ledger.events({ kind: "engine" }, id);
    expect(first?.actor).toBe("feed:soft-phone");
    const admin = await town.staff("admin");
    const taken = await admin.post("/api/feeds", { name: "soft-phone", packs: ["lines"] });
    expect(taken.json()).toMatchObject({ code: "feed-name-kept" });
  });
});
