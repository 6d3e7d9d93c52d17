import { type CaseEvent, type CaseState, evolve } from "@xinlian/kernel";
import { rebuildRows, type StoredEvent } from "@xinlian/ledger";
import type { CaseView, Problem, ScoreLedger, ScoreList, ScoreSheet } from "@xinlian/wire";
import { readSheet } from "read-excel-file/node";
import { v4 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { change, reload } from "./figure-town.ts";
import { type ScoreTown, scoreTown } from "./score-town.ts";
import type { Browser } from "./town.ts";

let town: ScoreTown;
let desk: Browser;
let local: Browser;
let away: Browser;
const when = (text: string) => Date.parse(`${text}+08:00`);
const members: Record<string, string> = {};

beforeAll(async () => {
  town = await scoreTown();
  town.at(when("2025-12-01T09:00:00"));
  desk = await town.staff("desk");
  const all = [
    ["甲", "2021-06-01", "511102"],
    ["乙", "2021-06-01", "511102"],
    ["丙", "2026-02-01", "511126"],
  ] as const;
  for (const [name, joined, place] of all)
    members[name] = (await town.enter(desk, "member", { name, joined, place })).id;
}, 120_000);
// The clock of the town moves on by months; sessions end meanwhile.
beforeEach(async () => {
  [desk, local, away] = (await Promise.all(
    ["desk", "local", "away"].map((name) => town.staff(name)),
  )) as [Browser, Browser, Browser];
});
afterAll(() => town.close());

const sheet = async (query = "", who = desk) =>
  (await who.get(`/api/scores/club/points${query}`)).json<ScoreSheet>();
const ledger = async (name: string, query = "", who = desk) =>
  (await who.get(`/api/scores/club/points/${members[name]}${query}`)).json<ScoreLedger>();

async function claimed(name: string, parts: number, end: "meet" | "leave"): Promise<CaseView> {
  const view = await town.open(desk, "claim", "make", { by: members[name], parts });
  return town.act(desk, view, end);
}

async function moveTo(text: string): Promise<void> {
  town.at(when(text));
  desk = await town.staff("desk");
  local = await town.staff("local");
}

describe("scores of a pack", () => {
  it("are told with rules, bands and period, and whether I may appeal", async () => {
    town.at(when("2026-03-02T09:00:00"));
    desk = await town.staff("desk");
    const [score] = (await desk.get("/api/scores/club")).json<ScoreList>().rows;
    expect(score).toMatchObject({
      name: "points",
      per: "half",
      ranked: false,
      register: "member",
      fresh: "normal",
      now: { name: "2026-H1" },
      last: { name: "2025-H2" },
      appeal: { type: "appeal", action: "ask", field: "against" },
    });
    expect(score?.rules.map(({ name, cap, start }) => [name, cap, start])).toEqual([
      ["base", null, 60],
      ["met", 25, null],
      ["left", null, null],
      ["corrected", null, null],
    ]);
    expect(score?.bands.map(({ range }) => range.zh)).toEqual([
      "低于 60 分",
      "60 至 100 分",
      "高于 100 分",
    ]);
  });

  it("SR-4 SR-5 add up while a period runs, and have no band yet", async () => {
    await claimed("甲", 2, "meet");
    await claimed("甲", 1, "meet");
    await claimed("乙", 1, "leave");
    await claimed("丙", 1, "leave");
    const { rows, closed, period, next } = await sheet("?period=2026-H1");
    expect([closed, period.name, next]).toEqual([false, "2026-H1", null]);
    expect(rows.map(({ words, points, band, fresh }) => [words.zh, points, band, fresh])).toEqual([
      ["丙", 55, null, true],
      ["乙", 55, null, false],
      ["甲", 85, null, false],
    ]);
  });

  it("SR-5 SR-7 SR-8 have bands when it is over, and a low one refuses", async () => {
    await moveTo("2026-07-02T09:00:00");
    const { rows, closed } = await sheet();
    expect(closed).toBe(true);
    expect(rows.map(({ words, band }) => [words.zh, band])).toEqual([
      ["丙", "normal"],
      ["乙", "low"],
      ["甲", "normal"],
    ]);
    const room = await town.enter(desk, "room", { name: "礼堂", place: "511102" });
    const book = (by: string) =>
      desk.post("/api/cases", {
        pack: "club",
        type: "booking",
        action: "book",
        form: {
          room: room.id,
          by: members[by],
          from: "2026-07-03 14:00",
          until: "2026-07-03 16:00",
        },
      });
    const refused = await book("乙");
    expect(refused.statusCode).toBe(422);
    expect(refused.json<Problem>().detail).toContain("低于60分");
    expect((await book("丙")).statusCode).toBe(201);
  });

  it("SR-6 SR-11 open every point, take an appeal, and correct by one more point", async () => {
    const before = await ledger("乙", "?period=2026-H1");
    expect(before.points).toMatchObject([
      { rule: "left", value: -5, counted: -5, answered: null, mayAppeal: true, seq: 2 },
    ]);
    const [point] = before.points;
    expect(point?.case?.number).toMatch(/^RL2026-/);
    const appeal = await town.open(desk, "appeal", "ask", { against: point?.id, why: "抽调抗洪" });
    await town.act(desk, appeal, "grant");
    const after = await ledger("乙", "?period=2026-H1");
    expect(after.row).toMatchObject({ points: 60, band: "normal" });
    expect(
      after.points.map(({ rule, value, answered, against }) => [
        rule,
        value,
        answered !== null,
        against,
      ]),
    ).toEqual([
      ["left", -5, true, null],
      ["corrected", 5, false, point?.id],
    ]);
    const again = await desk.post("/api/cases", {
      pack: "club",
      type: "appeal",
      action: "ask",
      form: { against: point?.id, why: "再申诉" },
    });
    expect(again.statusCode).toBe(422);
  });

  it("SR-6 of two appeals against one point granted at once, one is", async () => {
    await claimed("甲", 1, "leave");
    const own = await ledger("甲", "?period=2026-H2");
    const id = own.points.at(-1)?.id;
    const appeals = await Promise.all(
      ["一", "二"].map((why) => town.open(desk, "appeal", "ask", { against: id, why })),
    );
    const granted = await Promise.all(
      appeals.map((view) =>
        desk.post(`/api/cases/${view.id}/actions/grant`, { form: {} }, { "if-match": view.etag }),
      ),
    );
    expect(granted.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422]);
    expect((await ledger("甲", "?period=2026-H2")).row.points).toBe(60);
  });

  it("count by the rules of their moment, whatever a setting becomes", async () => {
    const { rows } = await sheet("?period=2026-H1&q=甲");
    expect(rows.map(({ points }) => points)).toEqual([85]);
  });

  it("bounds by area, pages by keyset, and never ranks unasked", async () => {
    const area = await sheet("?period=2026-H1&area=511126");
    expect(area.rows.map(({ words }) => words.zh)).toEqual(["丙"]);
    const first = await sheet("?period=2026-H1&limit=2");
    const second = await sheet(`?period=2026-H1&limit=2&after=${first.after}`);
    expect([...first.rows, ...second.rows].map(({ words }) => words.zh)).toEqual([
      "丙",
      "乙",
      "甲",
    ]);
    const ranked = await desk.get("/api/scores/club/points?sort=points");
    expect([ranked.statusCode, ranked.json<Problem>().code]).toEqual([422, "score-sort"]);
    const period = await desk.get("/api/scores/club/points?period=2026-Q1");
    expect([period.statusCode, period.json<Problem>().code]).toEqual([422, "score-period"]);
  });

  it("are for those who have a post; the case behind a point keeps its own walls", async () => {
    const stranger = town.stranger();
    expect((await stranger.get("/api/scores/club")).statusCode).toBe(401);
    const theirs = await ledger("甲", "?period=2026-H1", away);
    expect(theirs.points.map((point) => point.case)).toEqual([null, null]);
    expect(theirs.row.points).toBe(85);
    const near = await ledger("甲", "?period=2026-H1", local);
    expect(near.points.every((point) => point.case !== null)).toBe(true);
    expect((await desk.get("/api/scores/message")).statusCode).toBe(404);
    expect((await desk.get("/api/scores/club/none")).statusCode).toBe(422);
    expect((await desk.get(`/api/scores/club/points/${v4()}`)).statusCode).toBe(404);
  });

  it("are taken as a spreadsheet that says who took it", async () => {
    const file = await desk.get("/api/scores/club/points.xlsx?period=2026-H1");
    expect(file.statusCode).toBe(200);
    const rows = (await readSheet(file.rawPayload)) as unknown[][];
    expect(String(rows[0]?.[0])).toContain("2026年上半年");
    expect(rows[0]?.[0]).toContain("desk");
    expect(rows.slice(2).map((row) => [row[0], row[2], row[3]])).toEqual([
      ["丙", 55, "正常"],
      ["乙", 60, "正常"],
      ["甲", 85, "正常"],
    ]);
  });

  it("folded anew from the events are what stands", async () => {
    const rebuilt = await rebuildRows(town.house.ledger.bench, {
      evolve: (state: CaseState | null, event: StoredEvent) =>
        evolve(state, event as unknown as CaseEvent),
    });
    // Marks of clocks are laid beside by the writer; here only points are folded anew.
    expect(rebuilt.differences.filter(({ place }) => place.startsWith("point"))).toEqual([]);
    expect(rebuilt.cases).toBeGreaterThan(6);
  });
});

describe("a member that appeals every point, after the period is over", () => {
  const points = async (name: string) => (await ledger(name, "?period=2026-H2")).points;

  it("has each decided by itself, none twice, and the band since then (SR-6 SR-13)", async () => {
    await moveTo("2026-09-01T09:00:00");
    for (let n = 0; n < 3; n += 1) await claimed("乙", 1, "leave");
    await moveTo("2027-01-05T09:00:00");
    const given = (await points("乙")).filter(({ against }) => against === null);
    expect(given.map(({ value }) => value)).toEqual([-5, -5, -5]);
    expect((await ledger("乙", "?period=2026-H2")).row).toMatchObject({ points: 45, band: "low" });
    const appeals = [];
    for (const { id } of given)
      appeals.push(await town.open(desk, "appeal", "ask", { against: id, why: "有异议" }));
    expect(new Set(appeals.map(({ number }) => number)).size).toBe(3);
    const [first, second, third] = appeals as [CaseView, CaseView, CaseView];
    await town.act(desk, first, "grant");
    await town.act(desk, second, "uphold");
    await moveTo("2027-01-06T09:00:00");
    const half = await ledger("乙", "?period=2026-H2");
    expect(half.row).toMatchObject({ points: 50, band: "low" });
    await town.act(desk, third, "grant");
    const again = await desk.post("/api/cases", {
      pack: "club",
      type: "appeal",
      action: "ask",
      form: { against: given[0]?.id, why: "再申诉" },
    });
    expect(again.statusCode).toBe(422);
    const { turns, row, points: all } = await ledger("乙", "?period=2026-H2");
    expect(row).toMatchObject({ points: 55, band: "low" });
    const ids = all.filter(({ against }) => against !== null).map(({ id }) => id);
    expect(turns).toMatchObject([
      { at: "2027-01-01T00:00:00+08:00", points: 45, band: "low", because: null },
      { at: "2027-01-05T09:00:00+08:00", points: 50, band: "low" },
      { at: "2027-01-06T09:00:00+08:00", points: 55, band: "low" },
    ]);
    expect(turns.slice(1).map(({ because }) => because)).toEqual(ids);
  });

  it("stands by the settings, rules and entry of the period's end, whatever is changed since (SR-12)", async () => {
    const rows = async () =>
      (await sheet("?period=2026-H2")).rows.map((each) => [each.words.zh, each.points, each.band]);
    const before = await rows();
    const set = { kind: "setting-set" as const, pack: "club", name: "base", value: 90 };
    await change(town, [set]);
    await reload(town);
    expect(await rows()).toEqual(before);
    const { id = "" } = { id: members["乙"] };
    const moved = await desk.post(
      `/api/registers/club/member/${id}`,
      { form: { joined: "2026-12-01" } },
      { "if-match": '"1"' },
    );
    expect(moved.statusCode).toBe(200);
    expect(await rows()).toEqual(before);
    // Of the period that runs, the setting holds.
    const running = (await sheet("?period=2027-H1")).rows;
    expect(running.map(({ points: reached }) => reached)).toEqual([90, 90, 90]);
    const room = await town.enter(desk, "room", { name: "剧场", place: "511102" });
    const form = { room: room.id, by: id, from: "2027-02-03 14:00", until: "2027-02-03 16:00" };
    const booked = await desk.post("/api/cases", {
      pack: "club",
      type: "booking",
      action: "book",
      form,
    });
    expect(booked.json<Problem>().detail).toContain("低于60分");
  });
});

describe("what hangs on an entry (RG-13)", () => {
  it("is booked once by sixteen who want the same hour, and by all who want their own", async () => {
    const room = await town.enter(desk, "room", { name: "体育馆", place: "511102" });
    const book = (from: string, until: string) =>
      desk.post(
        "/api/cases",
        {
          pack: "club",
          type: "booking",
          action: "book",
          form: { room: room.id, by: members["甲"], from, until },
        },
        { "idempotency-key": v4() },
      );
    const same = await Promise.all(
      Array.from({ length: 16 }, () => book("2026-08-03 14:00", "2026-08-03 16:00")),
    );
    const codes = same.map(({ statusCode }) => statusCode);
    expect(codes.filter((code) => code === 201)).toHaveLength(1);
    expect(codes.filter((code) => code === 422)).toHaveLength(15);
    const own = await Promise.all(
      Array.from({ length: 16 }, (_, hour) => {
        const text = (n: number) => `2026-08-04 ${String(n).padStart(2, "0")}:00`;
        return book(text(hour), text(hour + 1));
      }),
    );
    expect(own.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 16 }, () => 201));
  });
});
