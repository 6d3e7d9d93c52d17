import type {
  CaseView,
  FigureImportReport,
  FigureSheet,
  FlagList,
  NumberView,
  Tried,
} from "@xinlian/wire";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  act,
  actionOf,
  ask,
  caseOf,
  EMEI,
  filingOf,
  filingTown,
  JIAJIANG,
  rebuilt,
  upload,
} from "./filing-town.ts";
import type { Browser, Town } from "./town.ts";

let town: Town;
let desk: Browser;
let county: Browser;
let pack: string;
let view: CaseView;
const PERIOD = "2026-09";
const SAID = { caliber: "platform", source: "省平台" };

beforeAll(async () => {
  town = await filingTown();
  desk = await town.staff("shangwu");
  county = await town.staff("tongji");
  pack = filingOf(town).pack;
}, 180_000);
afterAll(() => town.close());

const sheet = async (browser: Browser, query: string) =>
  (await browser.get(`/api/figures/${pack}?${query}`)).json<FigureSheet>();
const text = async (browser: Browser, indicator: string, query: string) =>
  (await sheet(browser, `${query}&indicators=${indicator}`)).rows.map((row) => row.text);

describe("a return", () => {
  it("FL-1 the form asks the numbers of its place and period", async () => {
    const made = await ask(town, desk, { ...EMEI, period: PERIOD });
    view = await caseOf(county, made.id);
    const cells = actionOf(view, "submit").figures ?? [];
    expect(cells.map(({ cell }) => cell)).toContain("phys_by.food");
    expect(cells.find(({ cell }) => cell === "retail")).toMatchObject({
      optional: false,
      value: null,
      unit: { zh: "亿元" },
    });
  });

  it("FI-15 tells flags and earlier values while it is typed, and stores nothing", async () => {
    const { type } = filingOf(town);
    const form = { figures: { retail: "10", phys: 6, svc: 3 } };
    const body = { type, action: "submit", case: view.id, form };
    const answer = await county.post(`/api/figures/${pack}/try`, body);
    expect(answer.statusCode).toBe(200);
    const tried = answer.json<Tried>();
    expect(tried.period?.name).toBe(PERIOD);
    expect(tried.flags.map(({ cell }) => cell)).toEqual(["retail"]);
    expect(tried.cells.find(({ cell }) => cell === "retail")).toMatchObject({
      standing: null,
      before: null,
      year: null,
    });
    expect(await text(county, "retail", `period=${PERIOD}&area=${EMEI.place}`)).toEqual(["–"]);
  });

  it("FL-2 a bad number is told at its cell", async () => {
    const figures = { retail: "十", phys: 6, svc: 4 };
    const answer = await act(county, view, "submit", { ...SAID, figures });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain("figures.retail");
  });

  it("is filed, counted and flagged; what does not add up is not changed", async () => {
    const figures = { retail: 10, phys: 6, svc: 3, "phys_by.food": 4 };
    const answer = await act(county, view, "submit", { ...SAID, figures });
    expect([answer.statusCode, answer.body]).toEqual([200, expect.any(String)]);
    expect(await text(desk, "retail", `period=${PERIOD}&area=${EMEI.place}`)).toEqual(["10.00"]);
    const flags = (await desk.get(`/api/figures/${pack}/flags?period=${PERIOD}`)).json<FlagList>();
    expect(flags.rows.map(({ cell }) => cell)).toEqual(["retail", `retail@${EMEI.place}`]);
    const divided = await sheet(desk, `period=${PERIOD}&by=area&indicators=retail`);
    expect(divided.rows.find(({ key }) => key === EMEI.place)?.flags).toHaveLength(1);
  });

  it("FL-4 a correction comes after the old value, which stays with its step", async () => {
    let now = await caseOf(desk, view.id);
    expect((await act(desk, now, "keep", {})).statusCode).toBe(200);
    now = await caseOf(county, view.id);
    const form = { note: "漏计", source: "省平台补传", figures: { svc: 4 } };
    expect((await act(county, now, "revise", form)).statusCode).toBe(200);
    const query = `indicator=svc&period=${PERIOD}&area=${EMEI.place}`;
    const found = (await desk.get(`/api/figures/${pack}/number?${query}`)).json<NumberView>();
    expect(found.row.text).toBe("4.00");
    expect(found.filed).toHaveLength(1);
    expect(found.filed[0]?.values.map(({ text: said, standing }) => [said, standing])).toEqual([
      ["3.00", false],
      ["4.00", true],
    ]);
    const facts = found.filed[0]?.facts.map(({ words }) => words.zh);
    expect(facts).toEqual(expect.arrayContaining(["数据来源", "口径"]));
  });

  it("FL-6 a second return of the same month does not count and is listed", async () => {
    const again = await ask(town, desk, { ...EMEI, period: PERIOD });
    const own = await caseOf(county, again.id);
    const figures = { retail: 99, phys: 60, svc: 39 };
    expect((await act(county, own, "submit", { ...SAID, figures })).statusCode).toBe(200);
    expect(await text(desk, "retail", `period=${PERIOD}&area=${EMEI.place}`)).toEqual(["10.00"]);
    const flags = (await desk.get(`/api/figures/${pack}/flags?period=${PERIOD}`)).json<FlagList>();
    expect(flags.rows.filter(({ text: said }) => said === "99.00")).toHaveLength(1);
  });

  it("stays within the viewer's reach", async () => {
    const other = await ask(town, desk, { ...JIAJIANG, period: PERIOD });
    expect((await county.get(`/api/cases/${other.id}`)).statusCode).toBe(404);
    const own = await caseOf(desk, other.id);
    expect(own.actions.map(({ name }) => name)).not.toContain("submit");
    const stranger = await town.staff("zhujian");
    expect(await text(stranger, "retail", `period=${PERIOD}&area=${EMEI.place}`)).toEqual(["–"]);
  });
});

describe("numbers from a table", () => {
  const url = (dry: boolean) =>
    `/api/figures/${pack}/import?type=${filingOf(town).type}&action=submit&dry=${dry}`;
  const HEAD = "地区,报告期,指标,分项,数值,口径,数据来源\n";

  it("tells every bad row and writes nothing on a dry run", async () => {
    await ask(town, desk, { ...EMEI, period: "2026-08" });
    const csv = `${HEAD}峨眉山市,2026年8月,网络零售额,,8,platform,省平台\n峨眉山市,2026-08,实物型网络零售额,,x,,\n火星,2026-08,网络零售额,,1,,\n峨眉山市,2026-08,没有的数,,1,,\n峨眉山市,2026-8,服务型网络零售额,,2,,\n`;
    const answer = await upload(county, url(true), "八月.csv", csv);
    expect([answer.statusCode, answer.body]).toEqual([200, expect.any(String)]);
    const report = answer.json<FigureImportReport>();
    expect(report).toMatchObject({ dry: true, rows: 5, filed: 0 });
    expect(report.badRows.map(({ row, code }) => [row, code])).toEqual([
      [3, "filing-number"],
      [4, "filing-import-place"],
      [5, "filing-import-cell"],
    ]);
  });

  it("files through the door of the desk", async () => {
    const csv = `${HEAD}峨眉山市,2026-08,网络零售额,,8,platform,省平台\n峨眉山市,2026-08,实物型网络零售额,,6,,\n峨眉山市,2026-08,服务型网络零售额,,2,,\n峨眉山市,2026-08,实物型分行业,食品保健,3,,\n`;
    const dry = (await upload(county, url(true), "八月.csv", csv)).json<FigureImportReport>();
    expect(dry).toMatchObject({ dry: true, filed: 1, numbers: 4, bad: 0 });
    expect(await text(desk, "retail", `period=2026-08&area=${EMEI.place}`)).toEqual(["–"]);
    const done = (await upload(county, url(false), "八月.csv", csv)).json<FigureImportReport>();
    expect(done).toMatchObject({ dry: false, filed: 1, bad: 0 });
    expect(await text(desk, "retail", `period=2026-08&area=${EMEI.place}`)).toEqual(["8.00"]);
    const share = await sheet(
      desk,
      `period=2026-08&area=${EMEI.place}&by=goods&indicators=phys_share`,
    );
    expect(share.rows.map(({ key, text: said }) => [key, said])).toEqual([["food", "50.00%"]]);
  });

  it("gives them back as a spreadsheet, on record", async () => {
    const answer = await desk.get(`/api/figures/${pack}.xlsx?period=${PERIOD}&by=area`);
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload.subarray(0, 2).toString()).toBe("PK");
  });
});

it("FL-4 folding every event anew finds the numbers as they stand", async () => {
  const { differences } = await rebuilt(town, pack);
  const filed = differences.filter(({ place }) => place.startsWith("filed"));
  expect(filed).toEqual([]);
});
