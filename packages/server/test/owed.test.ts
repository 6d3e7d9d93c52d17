import type { Moment } from "@xinlian/kernel";
import type { CaseDone, EntryView, HandedOver, OwedCounts, OwedView, Pledges } from "@xinlian/wire";
import { v4 } from "uuid";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { settleDue } from "../src/cadence/settle.ts";
import { type OwedTown, owedTown } from "./owed-town.ts";
import { MONDAY } from "./town.ts";

const at = (text: string) => Date.parse(`${text}+08:00`);
const PLACE = { area: "511102006", address: "县街1号" };
let town: OwedTown;
beforeAll(async () => {
  town = await owedTown();
  town.at(MONDAY);
  await town.enter("look", { ask: "灯亮吗" });
});
afterAll(async () => {
  await town.close();
});

let poles = 0;
async function pole(more: object = {}): Promise<EntryView> {
  poles += 1;
  const form = { no: `P${poles}`, name: `灯杆${poles}`, place: PLACE, walker: town.people["an"] };
  return town.enter("pole", { ...form, ...more });
}

async function rowsOf(entry: string): Promise<readonly { state: string; span: string }[]> {
  return town.house.ledger.view({ kind: "engine" }, (sql) =>
    sql.query<{ state: string; span: string }>(
      `SELECT c.state, c.whole -> 'owed' ->> 'span' AS span FROM ledger.case_row c
        WHERE c.whole -> 'owed' ->> 'entry' = $1 ORDER BY c.opened_at`,
      [entry],
    ),
  );
}

const settle = (moment: number) => settleDue(town.house.engine, moment as Moment);

describe("what falls due", () => {
  it("is listed for whom it names, seen as it would begin, and in no ledger", async () => {
    const entry = await pole();
    const an = await town.staff("an");
    const mine = await town.owed(an);
    const row = mine.find((each) => each.entry.id === entry.id);
    expect(row).toMatchObject({
      cadence: { id: "walk" },
      entry: { title: { zh: entry.title.zh } },
      span: { name: "2026-Q4", first: "2026-10-01", last: "2026-12-31" },
      light: { light: "ok" },
    });
    expect(row?.verbs.map(({ name }) => name)).toEqual(["walk", "move"]);
    const seen = (await an.get(`/api/owed/${entry.id}/walk`)).json<OwedView>();
    expect(seen.case.fields.find(({ name }) => name === "checks")?.value).toMatchObject([
      { ask: "灯亮吗" },
    ]);
    expect(await rowsOf(entry.id)).toEqual([]);
    expect((await town.owed(await town.staff("bo"))).length).toBe(0);
    await an.get(`/api/owed/${v4()}/walk`).then(({ statusCode }) => expect(statusCode).toBe(404));
  });

  it("is done by opening and acting in one, once whoever else comes", async () => {
    const entry = await pole();
    const an = await town.staff("an");
    const seen = (await an.get(`/api/owed/${entry.id}/walk`)).json<OwedView>();
    const items = seen.case.fields.find(({ name }) => name === "checks")?.value as {
      item: string;
    }[];
    const form = { checks: items.map(({ item }) => ({ item, ok: false, note: "灭了" })) };
    const url = `/api/owed/${entry.id}/walk/actions/walk`;
    const body = { span: seen.row.span.name, form };
    const key = v4();
    const done = await an.post(url, body, { "idempotency-key": key });
    expect(done.statusCode).toBe(201);
    const { case: view } = done.json<CaseDone>();
    expect([view.state.id, view.links.length, view.area.code]).toEqual(["done", 1, PLACE.area]);
    const again = await an.post(url, body, { "idempotency-key": key });
    expect(again.json<CaseDone>().case.id).toBe(view.id);
    const twice = await an.post(url, body);
    expect([twice.statusCode, twice.json().code]).toEqual([409, "cadence-taken"]);
    expect((await town.owed(an)).some((row) => row.entry.id === entry.id)).toBe(false);
    const events = await town.house.ledger.events({ kind: "engine" }, view.id);
    expect(events.map(({ kind }) => kind)).toEqual(["opened", "acted", "linked"]);
  });

  it("is not done by somebody else, nor for another stretch", async () => {
    const entry = await pole();
    const url = `/api/owed/${entry.id}/walk/actions/move`;
    const form = { to: "2026-11-20", reason: "约好" };
    const bo = await town.staff("bo");
    const strange = await bo.post(url, { span: "2026-Q4", form });
    expect([strange.statusCode, strange.json().code]).toEqual([403, "case-actor-unfit"]);
    const early = await (await town.staff("an")).post(url, { span: "2027-Q1", form });
    expect([early.statusCode, early.json().code]).toEqual([409, "cadence-not-owed"]);
    expect(await rowsOf(entry.id)).toEqual([]);
  });

  it("races to one case, whoever wins", async () => {
    const entry = await pole();
    const form = { to: "2026-11-20", reason: "约好" };
    const url = `/api/owed/${entry.id}/walk/actions/move`;
    const [an, keeper] = [await town.staff("an"), await town.staff("keeper")];
    const answers = await Promise.all(
      [an, keeper, an, keeper].map((who) => who.post(url, { span: "2026-Q4", form })),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409, 409]);
    expect((await rowsOf(entry.id)).length).toBe(1);
  });

  it("is counted and listed by area for the office, in pages", async () => {
    const far = await pole({ place: { area: "511126", address: "漹城" } });
    const keeper = await town.staff("keeper");
    const query = "?mine=false&pack=poles&register=pole&cadence=walk";
    const all = await town.owed(keeper, `${query}&limit=200`);
    const there = await town.owed(keeper, `${query}&area=511126`);
    expect(there.map((row) => row.entry.id)).toEqual([far.id]);
    expect(all.length).toBeGreaterThan(there.length);
    const counts = (await keeper.get("/api/owed/counts?mine=false&pack=poles")).json<OwedCounts>();
    expect(counts.rows[0]?.spans.map(({ owed }) => owed)).toEqual([all.length]);
    const paged: string[] = [];
    for (let after = ""; ; ) {
      const more = after === "" ? "" : `&after=${encodeURIComponent(after)}`;
      const page = (await keeper.get(`/api/owed${query}&limit=2${more}`)).json();
      paged.push(...page.rows.map((row: { entry: { id: string } }) => row.entry.id));
      if (page.next === null) break;
      after = page.next;
    }
    expect(paged).toEqual(all.map((row) => row.entry.id));
  });
});

describe("an officer who leaves with sixty pledges", () => {
  it("is named with them, hands them over on record, and then leaves", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 60; n += 1) ids.push((await pole({ walker: town.people["bo"] })).id);
    const keeper = await town.staff("keeper");
    const bo = town.people["bo"] ?? "";
    const pledges = (await keeper.get(`/api/people/${bo}/pledges`)).json<Pledges>();
    expect([pledges.total, pledges.rows.length]).toEqual([60, 60]);
    const admin = await town.staff("admin");
    const leave = () => admin.post(`/api/people/${bo}/leave`, {}, { "idempotency-key": v4() });
    const refused = (await leave()).json();
    expect(refused).toMatchObject({ code: "duty-person-pledged", place: "pledged" });
    expect(refused.detail).toContain("60");
    expect(town.house.keeper.now.directory.person(bo)?.left).not.toBe(true);
    const handed = await keeper.post(`/api/people/${bo}/pledges`, {
      to: town.people["an"],
      pack: "poles",
    });
    expect(handed.json<HandedOver>()).toEqual({ handed: 60, left: [] });
    expect((await keeper.get(`/api/people/${bo}/pledges`)).json<Pledges>().total).toBe(0);
    const [first = ""] = ids;
    const events = await town.house.ledger.events({ kind: "engine" }, first);
    expect(events.map(({ kind, actor }) => [kind, actor])[1]).toEqual([
      "changed",
      `person:${town.people["keeper"]}`,
    ]);
    const mine = await town.owed(await town.staff("an"));
    expect(ids.every((id) => mine.some((row) => row.entry.id === id))).toBe(true);
    expect((await leave()).statusCode).toBe(200);
    expect(town.house.keeper.now.directory.person(bo)?.left).toBe(true);
  });
});

describe("when a stretch is over", () => {
  it("what nobody touched is missed once, as its entry stood then, however many workers race (CD-7)", async () => {
    const start = at("2026-11-10T08:00:00");
    town.at(start);
    await settle(start);
    const kept = await pole({ pace: "month" });
    const slower = await pole({ pace: "month" });
    const gone = await pole({ pace: "month" });
    const late = await pole({ pace: "month" });
    const write = async (path: string, body: object) => {
      const keeper = await town.staff("keeper");
      const url = `/api/registers/poles/pole/${path}`;
      const answer = await keeper.post(url, body, { "if-match": '"1"' });
      expect(answer.statusCode, answer.body).toBe(200);
    };
    const change = (id: string, form: object) => write(id, { form });
    town.at(at("2026-11-20T08:00:00"));
    await write(`${gone.id}/end`, { why: "拆除" });
    await change(slower.id, { pace: "quarter" });
    // Changed after the end of the stretch, before a worker came to it: judged as it stood.
    const now = at("2026-12-03T08:00:00");
    town.at(now);
    await change(kept.id, { pace: "never" });
    await change(late.id, { walker: null });
    const done = await Promise.all([settle(now), settle(now), settle(now)]);
    expect(done.reduce((a, b) => a + b, 0)).toBe(2);
    expect(await settle(now)).toBe(0);
    expect(await rowsOf(kept.id)).toEqual([{ state: "missed", span: "2026-11" }]);
    expect(await rowsOf(late.id)).toEqual([{ state: "missed", span: "2026-11" }]);
    expect(await rowsOf(slower.id)).toEqual([]);
    expect(await rowsOf(gone.id)).toEqual([]);
  });

  it("what was touched is missed by its own clock, and New Year parts the quarters", async () => {
    const entry = await pole();
    const an = await town.staff("an");
    const url = `/api/owed/${entry.id}/walk/actions/move`;
    const moved = await an.post(url, {
      span: "2026-Q4",
      form: { to: "2026-12-20", reason: "约好" },
    });
    expect(moved.statusCode).toBe(201);
    const year = at("2027-01-01T00:00:10");
    town.at(year);
    await town.work();
    await settle(year);
    expect(await rowsOf(entry.id)).toEqual([{ state: "missed", span: "2026-Q4" }]);
    const mine = await town.owed(await town.staff("an"));
    const row = mine.find((each) => each.entry.id === entry.id);
    expect(row?.span.name).toBe("2027-Q1");
    const { n } = (
      await town.house.ledger.view({ kind: "engine" }, (sql) =>
        sql.query<{ n: number }>(
          "SELECT count(*)::int AS n FROM (SELECT entry, cadence, last_day FROM ledger.owed_case GROUP BY 1, 2, 3 HAVING count(*) > 1) twice",
        ),
      )
    )[0] ?? { n: -1 };
    expect(n).toBe(0);
  });
});

describe("a register as it stood, and where", () => {
  it("is listed as of the end of a day: later entries left out, later changes and ends undone", async () => {
    const far = { area: "511132", address: "沙坪" };
    const list = async (query: string) => {
      const keeper = await town.staff("keeper");
      const answer = await keeper.get(`/api/registers/poles/pole?area=511132&limit=200${query}`);
      expect(answer.statusCode, answer.body).toBe(200);
      return answer
        .json<{ rows: { title: { zh: string }; ended: boolean }[] }>()
        .rows.map(({ title }) => title.zh);
    };
    const send = async (path: string, body: object) => {
      const keeper = await town.staff("keeper");
      const url = `/api/registers/poles/pole/${path}`;
      expect((await keeper.post(url, body, { "if-match": '"1"' })).statusCode).toBe(200);
    };
    town.at(at("2027-02-01T09:00:00"));
    const renamed = await pole({ name: "甲", place: far });
    const gone = await pole({ name: "乙", place: far });
    town.at(at("2027-02-10T09:00:00"));
    await send(renamed.id, { form: { name: "甲改" } });
    await send(`${gone.id}/end`, { why: "拆除" });
    await pole({ name: "丙", place: far });
    expect((await list("")).sort()).toEqual(["丙", "甲改"].sort());
    expect((await list("&at=2027-02-05")).sort()).toEqual(["乙", "甲"].sort());
    expect((await list("&at=2027-02-10")).sort()).toEqual(["丙", "甲改"].sort());
    expect(await list("&at=2027-02-10&ended=yes")).toEqual(["乙"]);
    expect(await list("&at=2027-01-31")).toEqual([]);
  });

  it("is counted by division, level by level, as many as the list holds", async () => {
    const keeper = await town.staff("keeper");
    type Areas = { rows: { area: { code: string }; count: number }[]; elsewhere: number };
    const areas = async (under: string) =>
      (await keeper.get(`/api/registers/poles/pole/areas?under=${under}`)).json<Areas>();
    const city = await areas("511100");
    const ebian = city.rows.find(({ area }) => area.code === "511132");
    expect(ebian?.count).toBe(2);
    const shizhong = city.rows.find(({ area }) => area.code === "511102")?.count ?? 0;
    const below = await areas("511102");
    const sum = below.rows.reduce((all, { count }) => all + count, below.elsewhere);
    expect(sum).toBe(shizhong);
    expect((await areas("999999")).rows).toBeUndefined();
  });
});

describe("a worker that is killed in the middle", () => {
  it("begins the same end again, and nothing is recorded twice (CD-7)", async () => {
    town.at(at("2027-02-15T09:00:00"));
    await settle(at("2027-02-15T09:00:00"));
    const monthly = [await pole({ pace: "month" }), await pole({ pace: "month" })];
    const now = at("2027-03-01T00:00:20");
    town.at(now);
    // Everything is written but how far it came.
    const { ledger } = town.house.engine;
    const keep = ledger.settleCadence;
    const lame = vi
      .spyOn(ledger, "settleCadence")
      .mockImplementation((...known) =>
        known[3] < at("2027-03-01T00:00:00") ? keep(...known) : Promise.reject(new Error("killed")),
      );
    await expect(settle(now)).rejects.toThrow("killed");
    lame.mockRestore();
    const missed = { state: "missed", span: "2027-02" };
    for (const { id } of monthly) expect(await rowsOf(id)).toEqual([missed]);
    expect(await settle(now)).toBe(0);
    for (const { id } of monthly) expect(await rowsOf(id)).toEqual([missed]);
  });
});
