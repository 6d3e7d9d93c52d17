import { type EntryState, evolveEntry } from "@xinlian/kernel";
import type {
  DutyAnswer,
  DutyView,
  EntryImportReport,
  EntryPage,
  EntryView,
  Problem,
  RegisterList,
} from "@xinlian/wire";
import { readSheet } from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asEvent } from "../src/register/history.ts";
import { openOrder, type RegisterTown, registerTown } from "./register-town.ts";
import { act, type Browser } from "./town.ts";

let town: RegisterTown;
let keeper: Browser;
let second: Browser;
let desk: Browser;
let local: Browser;
let doer: Browser;
beforeAll(async () => {
  town = await registerTown();
  [keeper, second, desk, local, doer] = (await Promise.all(
    ["keeper", "second", "desk", "local", "doer"].map((name) => town.staff(name)),
  )) as [Browser, Browser, Browser, Browser, Browser];
});
afterAll(() => town.close());

const PLACE = { area: "511102006", address: "县街40号" };
const at = (register: string, rest = "") => `/api/registers/lamps/${register}${rest}`;

describe("registers of a pack", () => {
  it("are told with their forms, and whether I may enter something", async () => {
    const mine = (await keeper.get("/api/registers/lamps")).json<RegisterList>();
    expect(mine.rows.map(({ name, mayEnter }) => [name, mayEnter])).toEqual([
      ["subject", true],
      ["ruling", true],
      ["known", true],
      ["pole", true],
    ]);
    const theirs = (await doer.get("/api/registers/lamps")).json<RegisterList>();
    expect(theirs.rows.map(({ mayEnter }) => mayEnter)).toEqual([false, false, true, false]);
    expect(mine.rows[0]).toMatchObject({ key: ["code"], title: "name", upper: "under" });
    const form = mine.rows[0]?.form.map(({ field, optional }) => [field, optional]);
    expect(form).toEqual([
      ["code", false],
      ["name", true],
      ["under", true],
      ["closed", true],
    ]);
  });

  it("are entered, listed as a tree, found by words and by the letters typed so far", async () => {
    const top = await town.enter(keeper, "subject", { code: "1", name: "城市管理" });
    const lamp = await town.enter(keeper, "subject", { code: "1.1", name: "路灯照明", under: "1" });
    expect(lamp.path.map(({ zh }) => zh)).toEqual(["城市管理"]);
    expect(lamp.fields).toMatchObject({ under: top.id });
    const list = (await desk.get(at("subject"))).json<EntryPage>();
    expect(list.rows.map(({ key }) => key)).toEqual(["1", "1.1"]);
    for (const q of ["路灯", "照明", "路灯照", "照明 路灯", "1.1", "灯"]) {
      const found = (
        await desk.get(at("subject", `?q=${encodeURIComponent(q)}`))
      ).json<EntryPage>();
      expect([q, found.rows.map(({ key }) => key)]).toEqual([q, ["1.1"]]);
    }
    const under = (await desk.get(at("subject", `?under=${top.id}`))).json<EntryPage>();
    expect(under.rows.map(({ key }) => key)).toEqual(["1.1"]);
    const first = (await desk.get(at("subject", "?limit=1"))).json<EntryPage>();
    const next = (await desk.get(at("subject", `?limit=1&after=${first.next}`))).json<EntryPage>();
    expect([first.rows[0]?.key, next.rows[0]?.key, next.next]).toEqual(["1", "1.1", null]);
  });

  it("refuse by field, by rule, by key, by circle (RG-3, RG-4, RG-6, RG-7)", async () => {
    const tried = async (form: object) =>
      (await keeper.post(at("subject"), { form })).json<Problem>();
    expect(await tried({ name: "没有编号" })).toMatchObject({ code: "register-form" });
    expect(await tried({ code: "7", name: "7" })).toMatchObject({
      code: "register-must",
      status: 422,
    });
    expect(await tried({ code: "１.１ ", name: "另一条" })).toMatchObject({
      code: "register-key-taken",
      status: 409,
    });
    const list = (await keeper.get(at("subject"))).json<EntryPage>();
    const [top, lamp] = list.rows;
    const circle = await keeper.post(
      at("subject", `/${top?.id}`),
      { form: { under: lamp?.id } },
      { "if-match": top?.etag ?? "" },
    );
    expect(circle.json<Problem>().code).toBe("register-circle");
  });

  it("change by If-Match and keep every version with who and what", async () => {
    const entry = await town.enter(keeper, "subject", { code: "2", name: "道路" });
    const url = at("subject", `/${entry.id}`);
    expect((await keeper.post(url, { form: { name: "道桥" } })).statusCode).toBe(428);
    const match = { "if-match": entry.etag };
    const mine = await keeper.post(url, { form: { name: "道桥" } }, match);
    expect(mine.statusCode).toBe(200);
    const late = await second.post(url, { form: { closed: true } }, match);
    expect(late.json<Problem>()).toMatchObject({ code: "request-match-stale", status: 412 });
    const now = (await second.get(url)).json<EntryView>();
    const done = await second.post(url, { form: { closed: true } }, { "if-match": now.etag });
    const view = done.json<EntryView>();
    expect(
      view.history.map(({ seq, who, changes }) => [
        seq,
        who.zh,
        changes.map(({ field, from, to }) => [field, from.zh, to.zh]),
      ]),
    ).toEqual([
      [3, "台账二", [["closed", "", "是"]]],
      [2, "台账", [["name", "道路", "道桥"]]],
      [
        1,
        "台账",
        [
          ["code", "", "2"],
          ["name", "", "道路"],
        ],
      ],
    ]);
    expect(view.history.at(-1)?.display).toEqual({
      code: { zh: "2", en: "2" },
      name: { zh: "道路", en: "道路" },
    });
    const same = await keeper.post(url, { form: { name: "道桥" } }, { "if-match": view.etag });
    expect(same.json<Problem>().code).toBe("register-unchanged");
  });

  it("end with a reason, free their key, and are taken by no form (RG-5)", async () => {
    const entry = await town.enter(keeper, "subject", { code: "3", name: "噪声" });
    const url = at("subject", `/${entry.id}`);
    const match = { "if-match": entry.etag };
    expect((await keeper.post(`${url}/end`, { why: " " }, match)).statusCode).toBe(422);
    const ended = await keeper.post(`${url}/end`, { why: "并入环保" }, match);
    expect(ended.json<EntryView>()).toMatchObject({ ended: true, form: null, mayEnd: false });
    const again = await keeper.post(url, { form: { name: "x" } }, { "if-match": '"2"' });
    expect(again.json<Problem>().code).toBe("register-entry-ended");
    const opened = await desk.post("/api/cases", {
      pack: "lamps",
      type: "order",
      action: "register",
      form: { what: "吵", place: PLACE, subject: entry.id },
    });
    expect(opened.body).toContain("field-entry-ended");
    await town.enter(keeper, "subject", { code: "3", name: "噪声（新）" });
    const standing = (await desk.get(at("subject", "?q=噪声"))).json<EntryPage>();
    expect(standing.rows.map(({ title }) => title.zh)).toEqual(["噪声（新）"]);
    const all = (await desk.get(at("subject", "?q=噪声&ended=all"))).json<EntryPage>();
    expect(all.rows.map(({ ended: is }) => is)).toEqual([false, true]);
  });

  it("are written by those of `by` alone (RG-2)", async () => {
    const refused = await desk.post(at("subject"), { form: { code: "9", name: "九" } });
    expect(refused.json<Problem>()).toMatchObject({ code: "register-actor-unfit", status: 403 });
    const own = { question: "灯坏了找谁", owner: "511102-housing", until: "2026-10-31" };
    const known = await town.enter(doer, "known", own);
    expect(known.flags.map(({ en }) => en)).toEqual(["expired"]);
    const other = await doer.post(at("known"), { form: { ...own, owner: "511111-housing" } });
    expect(other.statusCode).toBe(403);
    const away = await doer.post(
      at("known", `/${known.id}`),
      { form: { owner: "511111-housing" } },
      { "if-match": known.etag },
    );
    expect(away.statusCode).toBe(403);
    await town.enter(local, "pole", { no: "A-1", place: PLACE });
    const beyond = await local.post(at("pole"), {
      form: { no: "A-2", place: { area: "511111" } },
    });
    expect(beyond.statusCode).toBe(403);
  });

  it("repeat under one key answers the same entry", async () => {
    const headers = { "idempotency-key": "0b6d1d0e-7f0a-4a70-9a43-2d3f0d0f7a11" };
    const form = { code: "K", name: "键" };
    const one = await keeper.post(at("subject"), { form }, headers);
    const two = await keeper.post(at("subject"), { form }, headers);
    expect(two.json<EntryView>().id).toBe(one.json<EntryView>().id);
    const other = await keeper.post(at("subject"), { form: { ...form, name: "别" } }, headers);
    expect(other.json<Problem>().code).toBe("request-key-reused");
  });
});

describe("cases hang on entries", () => {
  it("expressions see the entry, those above it, and a withdrawn topic stays from townships", async () => {
    await town.enter(keeper, "subject", { code: "W", name: "停办" });
    const closed = await town.enter(keeper, "subject", { code: "W1", name: "旧事", under: "W" });
    const held = await town.enter(keeper, "subject", {
      code: "W2",
      name: "收回事项",
      closed: true,
    });
    const done = await openOrder(desk, { what: "灯不亮", place: PLACE, subject: "W2" });
    expect(done.case.fields.find(({ name }) => name === "subject")).toMatchObject({
      value: held.id,
      display: { zh: "收回事项" },
    });
    const under = await act(desk, done.case, "pass", {
      subject: closed.id,
      lead: "511102-housing",
    });
    expect(under.body).toContain("上级类别停办");
    const good = await act(desk, done.case, "pass", { subject: held.id, lead: "511102-housing" });
    expect(good.statusCode).toBe(200);
    const view = (await desk.get(at("subject", `/${held.id}`))).json<EntryView>();
    expect(view.used).toBe(1);
  });

  it("a duty names the key, wider topics are above; a ruling that an action makes goes before", async () => {
    const lamp = (await desk.get(at("subject", "?q=路灯"))).json<EntryPage>().rows[0];
    const open = async () => {
      const { case: view } = await openOrder(desk, { what: "灯", place: PLACE, subject: lamp?.id });
      const pass = view.actions.find(({ name }) => name === "pass");
      return { view, lead: pass?.form.find(({ field }) => field === "lead") };
    };
    const before = await open();
    expect(before.lead?.value).toBe(town.house.keeper.now.profile.platform);
    expect(before.lead?.hint?.zh).toContain("城市管理");
    const form = { subject: lamp?.id, lead: "511102-housing" };
    const passed = await act(desk, before.view, "pass", form);
    const view = passed.json<{ case: typeof before.view }>().case;
    const ruled = await act(desk, view, "rule", { lead: "511111-housing", why: "权属在县" });
    expect(ruled.statusCode).toBe(200);
    const rulings = (await desk.get(at("ruling"))).json<EntryPage>();
    expect(rulings.rows.map(({ display }) => [display.subject?.zh, display.why?.zh])).toEqual([
      ["路灯照明", "权属在县"],
    ]);
    const after = await open();
    expect(after.lead?.value).toBe("511111-housing");
    expect(after.lead?.hint?.zh).toContain("裁定");
    const list = await desk.get("/api/cases?pack=lamps");
    expect(list.statusCode).toBe(200);
  });

  it("why a unit answers is told from the topic upwards, by key or by entry", async () => {
    const lamp = (await desk.get(at("subject", "?q=路灯"))).json<EntryPage>().rows[0];
    for (const topic of ["1.1", lamp?.id]) {
      const url = `/api/duties/explain?pack=lamps&topic=${topic}&area=511123`;
      const answer = (await desk.get(url)).json<DutyAnswer>();
      expect(answer.unit?.id).toBe(town.house.keeper.now.profile.platform);
      expect(answer.duty?.topic).toEqual({ id: "1", words: { zh: "城市管理", en: "城市管理" } });
      expect(answer.because.zh).toContain("路灯照明");
    }
    const here = await desk.get("/api/duties/explain?pack=lamps&topic=1.1&area=511102006");
    expect(here.json<DutyAnswer>()).toMatchObject({ unit: { id: "511111-housing" }, duty: null });
    const rows = (await desk.get("/api/duties?pack=lamps")).json<{ rows: DutyView[] }>().rows;
    expect(rows.map(({ topic }) => topic?.words.zh ?? "全部").sort()).toEqual(["全部", "城市管理"]);
  });

  it("rows of entries are what their events fold to (LG-43)", async () => {
    const rows = await town.house.ledger.view({ kind: "engine" }, (sql) =>
      sql.query<{ whole: EntryState }>("SELECT whole FROM ledger.entry_row WHERE city = $1", [
        "511100",
      ]),
    );
    expect(rows.length).toBeGreaterThan(10);
    for (const { whole } of rows) {
      const events = await town.house.ledger.events({ kind: "engine" }, whole.stream);
      const folded = events
        .map(asEvent)
        .reduce<EntryState | null>((state, event) => evolveEntry(state, event), null);
      expect(folded).toEqual(whole);
    }
    expect(await town.house.ledger.verify()).toMatchObject({ altered: null });
  });

  it("eight writers of one key: one enters it, seven are told", async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        (n % 2 === 0 ? keeper : second).post(at("subject"), {
          form: { code: "RACE", name: `第${n}` },
        }),
      ),
    );
    const codes = answers.map(({ statusCode }) => statusCode).sort();
    expect(codes).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
    const found = (await desk.get(at("subject", "?q=RACE"))).json<EntryPage>();
    expect(found.rows).toHaveLength(1);
  });
});

describe("files of entries", () => {
  const CSV = [
    "编号,名称,under",
    "F1.1,下级先到,F1",
    "F1,上级后到,",
    "F2,F2,",
    "1,城市管理,",
    "2,道桥改名,",
    "F3,无此上级,NONE",
  ].join("\n");

  it("are read dry, then entered; bad rows are told by row and column, parents may come later", async () => {
    const dry = await upload(keeper, "subject", CSV);
    expect(dry.json<EntryImportReport>()).toMatchObject({
      dry: true,
      rows: 6,
      entered: 2,
      changed: 1,
      same: 1,
      bad: 2,
    });
    const bad = dry.json<EntryImportReport>().badRows;
    expect(bad.map(({ row, column, code }) => [row, column, code])).toEqual([
      [4, null, "register-must"],
      [7, "上级", "field-relation"],
    ]);
    const before = (await desk.get(at("subject", "?q=F1"))).json<EntryPage>();
    expect(before.rows).toEqual([]);
    const done = await upload(keeper, "subject", CSV, "?dry=false");
    expect(done.json<EntryImportReport>()).toMatchObject({ dry: false, entered: 2, bad: 2 });
    const after = (await desk.get(at("subject", "?q=F1"))).json<EntryPage>();
    expect(after.rows.map(({ key, path }) => [key, path.map(({ zh }) => zh)])).toEqual([
      ["F1", []],
      ["F1.1", ["上级后到"]],
    ]);
    const again = await upload(keeper, "subject", CSV, "?dry=false");
    expect(again.json<EntryImportReport>()).toMatchObject({ entered: 0, changed: 0, same: 4 });
  });

  it("name no column that fills nothing, and nobody enters what is not his", async () => {
    const strange = await upload(keeper, "subject", "编号,颜色\nX,红");
    expect(strange.json<Problem>().code).toBe("register-import-column");
    const theirs = await upload(desk, "subject", "编号\nX", "?dry=false");
    expect(theirs.json<EntryImportReport>().badRows[0]?.code).toBe("register-actor-unfit");
  });

  it("leave as a spreadsheet that says who took it, on record", async () => {
    const answer = await desk.get(at("subject", ".xlsx?q=F1"));
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["content-type"]).toContain("spreadsheetml");
    const rows = await readSheet(answer.rawPayload);
    expect(String(rows[0]?.[0])).toMatch(/受理 于 .* 导出，共 2 条/);
    expect(rows[2]?.slice(0, 2)).toEqual(["F1", "上级后到"]);
    const taken = await town.house.ledger.view({ kind: "engine" }, (sql) =>
      sql.query<{ n: number }>(
        "SELECT count(*)::int AS n FROM ledger.event WHERE city = $1 AND type = 'export' AND kind = 'exported'",
        ["511100"],
      ),
    );
    expect(taken[0]?.n).toBe(1);
  });
});

function upload(who: Browser, register: string, csv: string, query = "") {
  const border = "----border";
  const part = `--${border}\r\ncontent-disposition: form-data; name="file"; filename="e.csv"\r\ncontent-type: text/csv\r\n\r\n${csv}\r\n--${border}--\r\n`;
  return who.post(at(register, `/import${query}`), Buffer.from(part), {
    "content-type": `multipart/form-data; boundary=${border}`,
  });
}
