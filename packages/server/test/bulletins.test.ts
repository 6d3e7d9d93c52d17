import type { BulletinPage, PaperView } from "@xinlian/wire";
import { v4, v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { issuerOf } from "../src/bulletin/issuer.ts";
import { change as changeOffice, figureTown, reload } from "./figure-town.ts";
import { type Browser, MONDAY, type Town } from "./town.ts";

let town: Town;
let desk: Browser;
let lamp: Browser;
const BASE = "/api/bulletins/lamps";
const HOUR = 3_600_000;
const OFFICE = { zh: "市办公室", en: "the city's office" };

beforeAll(async () => {
  town = await figureTown();
  desk = await town.staff("desk");
  lamp = await town.staff("lamp");
  for (const [what, area] of [
    ["县街路灯不亮，请联系张三 13812345678", "511102006"],
    ["# 像标题的一句", "511126"],
    ["广场路灯不亮", "511102"],
  ]) {
    const form = { kind: "help", what, place: { area } };
    const body = { pack: "lamps", type: "order", action: "register", form };
    const done = await desk.post("/api/cases", body, { "idempotency-key": v4() });
    if (done.statusCode !== 201) throw new Error(done.body);
  }
}, 120_000);
afterAll(() => town.close());

const list = async (browser: Browser) => (await browser.get(BASE)).json<BulletinPage>();
const change = (browser: Browser, path: string, body: object, etag?: string, key = v7()) =>
  browser.post(`${BASE}/daily${path}`, body, {
    "idempotency-key": key,
    ...(etag !== undefined && { "if-match": etag }),
  });

async function draft(): Promise<PaperView> {
  const [row] = (await list(desk)).rows;
  const answer = await desk.get(`${BASE}/daily/${row?.id}`);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<PaperView>();
}

describe("a bulletin", () => {
  it("BU-5 is drafted when its time has come, once a period", async () => {
    town.at(MONDAY + 3.25 * HOUR);
    await town.draft();
    const first = await list(desk);
    // At 12:15 the paper of today is not due; that of yesterday is.
    expect(first.rows.map(({ period }) => period.name)).toEqual(["2026-11-01"]);
    town.at(MONDAY + 3.5 * HOUR);
    await town.draft();
    await town.draft();
    const { rows, kinds } = await list(desk);
    expect(rows.map(({ period, issue }) => [period.name, issue.zh])).toEqual([
      ["2026-11-02", "2026年第2期"],
      ["2026-11-01", "2026年第1期"],
    ]);
    expect(kinds).toMatchObject([{ name: "daily", at: "12:30", mayEdit: true }]);
    const again = await change(desk, "", {});
    expect(again.json()).toMatchObject({ status: 409, code: "bulletin-due" });
    const early = await change(desk, "", { period: "2026-12-01" });
    expect(early.json()).toMatchObject({ code: "bulletin-early" });
  });

  it("BU-16 is issued by the unit of the city whose people draft it, by the city's office where there are several", async () => {
    const { keeper } = town.house;
    const pack = keeper.now.packs.get("lamps");
    const bulletin = pack?.bulletins["daily"];
    if (pack === undefined || bulletin === undefined) throw new Error("no bulletin");
    const platform = keeper.now.directory.unit(keeper.now.profile.platform);
    const now = { ...keeper.now, profile: { ...keeper.now.profile, office: OFFICE } };
    expect(issuerOf(now, pack, bulletin)).toEqual(platform?.text);
    expect((await draft()).issuer).toEqual(platform?.text);
    const [watch] = keeper.now.directory.holders("lamps", "watch", null);
    const post = { person: watch?.id ?? "", pack: "lamps", role: "desk", unit: "511100-housing" };
    await changeOffice(town, [{ kind: "post-given", post }]);
    await reload(town);
    const directory = keeper.now.directory;
    expect(issuerOf({ ...now, directory }, pack, bulletin)).toEqual(OFFICE);
    await changeOffice(town, [{ kind: "post-ended", post }]);
    await reload(town);
  });

  it("BU-2 BU-3 BU-8 keeps figures, lists and cut-off, says what they mean, and lets no value be markup", async () => {
    const paper = await draft();
    expect(paper.texts.zh).toContain("2026年11月1日 12:00至2026年11月2日 12:00，收到3件。");
    expect(paper.blocks.zh.map(({ kind }) => kind)).toEqual([
      "paragraph",
      "heading",
      "paragraph",
      "table",
    ]);
    expect(paper.figures[0]).toMatchObject({
      indicator: "received",
      text: "3",
      n: 3,
      means: { zh: "登记的工单" },
    });
    expect(paper.figures[1]).toMatchObject({ text: "–", why: { zh: "分母为 0，不作计算" } });
    expect(paper.cutoff).toBe("2026-11-02T12:00:00+08:00");
    const [table] = paper.tables;
    expect(table?.count).toBe(3);
    expect(table?.groups?.map(({ words, count }) => [words.zh, count])).toEqual([
      ["市中区", 2],
      ["夹江县", 1],
    ]);
    const said = JSON.stringify(table?.rows);
    expect(said).not.toContain("13812345678");
    expect(said).toContain("像标题的一句");
  });

  it("drafts are for those who edit; what is published is for everybody of the pack", async () => {
    const paper = await draft();
    expect((await list(lamp)).rows).toEqual([]);
    expect((await lamp.get(`${BASE}/daily/${paper.id}`)).statusCode).toBe(404);
    const refused = await change(lamp, `/${paper.id}/publish`, {}, paper.etag);
    expect(refused.statusCode).toBe(403);
    expect((await town.stranger().get(BASE)).statusCode).toBe(401);
  });

  it("BU-4 is changed as a draft, published, and then changed no more", async () => {
    const paper = await draft();
    const texts = { zh: `${paper.texts.zh}\n\n另：补充一句。`, en: paper.texts.en };
    const key = v7();
    const edited = await change(desk, `/${paper.id}`, texts, paper.etag, key);
    expect(edited.json<PaperView>().texts.zh).toContain("补充一句");
    const repeated = await change(desk, `/${paper.id}`, texts, paper.etag, key);
    expect(repeated.json<PaperView>().etag).toBe(edited.json<PaperView>().etag);
    const other = await change(desk, `/${paper.id}`, { zh: "甲", en: "a" }, paper.etag, key);
    expect(other.json()).toMatchObject({ code: "request-key-reused" });
    const stale = await change(desk, `/${paper.id}`, texts, paper.etag);
    expect(stale.json()).toMatchObject({ status: 412, code: "bulletin-stale" });
    const etag = edited.json<PaperView>().etag;
    const published = await change(desk, `/${paper.id}/publish`, {}, etag);
    expect(published.json()).toMatchObject({ state: "published" });
    const late = await change(desk, `/${paper.id}`, texts, published.json<PaperView>().etag);
    expect(late.json()).toMatchObject({ code: "bulletin-published" });
    expect((await list(lamp)).rows.map(({ id }) => id)).toEqual([paper.id]);
  });

  it("BU-4 BU-6 is corrected only by a new version that names the old", async () => {
    const old = await draft();
    const made = await change(desk, `/${old.id}/correct`, { anew: true });
    const correction = made.json<PaperView>();
    expect(correction).toMatchObject({ corrects: old.id, state: "draft" });
    expect(correction.issue.zh).toBe("2026年第2期（更正第1次）");
    await change(desk, `/${correction.id}/publish`, {}, correction.etag);
    const again = await desk.get(`${BASE}/daily/${old.id}`);
    expect(again.json<PaperView>()).toMatchObject({
      correctedBy: correction.id,
      texts: old.texts,
      figures: old.figures,
    });
    const twice = await change(desk, `/${old.id}/correct`, {});
    expect(twice.json()).toMatchObject({ code: "bulletin-corrected" });
  });

  it("is given as a spreadsheet, and the taking is on record", async () => {
    const paper = await draft();
    const answer = await lamp.get(`${BASE}/daily/${paper.id}.xlsx`);
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload.subarray(0, 2).toString()).toBe("PK");
    const [row] = await town.house.ledger.view({ kind: "engine" }, (sql) =>
      sql.query<{ n: number }>(
        "SELECT count(*)::int AS n FROM ledger.event WHERE city = $1 AND type = 'export'",
        [town.house.keeper.now.code],
      ),
    );
    expect(row?.n).toBe(1);
  });

  it("stands in the chain like everything else", async () => {
    expect((await town.house.ledger.verify()).altered).toBeNull();
  });
});
