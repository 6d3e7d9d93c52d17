import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./chromium.ts";
import { cityUrl } from "./city.ts";
import { unlike } from "./intake-desk.ts";
import { choose, day, days, openForm, pick, pressKey, sendInto, tick, write } from "./keyboard.ts";
import { as, look } from "./look.ts";
import { newPage } from "./page.ts";
import { nowIn } from "./walk/case-steps.ts";

const url = cityUrl();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe("a letter of an inspection, by keyboard alone", () => {
  it("comes in with its batch, goes to the county, is looked into, closed for now, and public", async () => {
    const mark = unlike();
    const office = await as(browser, url, "duchaban", 1440);
    const { page } = office;
    await page.goto(`${url}/desk/intake`);
    const intake = page.locator("form.intake-form");
    const what = intake.getByLabel("举报内容");
    await what.waitFor();
    await write(what, `陶瓷厂夜间冒黑烟，废水流进水沟（${mark}）。`);
    await write(intake.getByRole("textbox", { name: "地点" }), "夹江县 黄土镇 示例路8号");
    await choose(intake.locator("#f-channel"), "来信");
    for (const kind of ["大气", "水"])
      await tick(intake.getByRole("checkbox", { name: kind, exact: true }));
    await pick(intake.getByRole("combobox", { name: "批次" }), "省级督察第四批");
    await write(intake.getByLabel("序号"), mark);
    await tick(intake.getByRole("checkbox", { name: "重点关注件" }));
    await page.getByText("已定位到 夹江县").waitFor();
    await look(office, "the registration of a letter", "pack-letter-intake");
    await page.keyboard.press("Control+Enter");
    const receipt = page.locator(".receipts li");
    await receipt.waitFor();
    await look(office, "the receipt of a letter");
    await pressKey(receipt.getByRole("link"));
    await nowIn(page, "待转办");
    const address = page.url();
    const send = await openForm(page, "转办");
    await pick(send.getByRole("combobox", { name: "承办单位" }), "夹江生态环境局");
    await sendInto(page, "待签收");
    expect(office.troubles).toEqual([]);

    const county = await as(browser, url, "hbchengban", 1440);
    await county.page.goto(address);
    await openForm(county.page, "签收");
    await sendInto(county.page, "正在办理");
    const report = await openForm(county.page, "上报办理情况");
    await choose(report.locator("#f-verdict"), "部分属实");
    await write(report.getByLabel("责令整改"), "1");
    await write(report.getByLabel("调查核实情况"), "脱硫设施停运两夜，废水未见直排。");
    await write(report.getByLabel("处理和整改情况"), "责令恢复运行，加装在线监控。");
    await look(county, "the report of a county");
    await sendInto(county.page, "待审核");
    await look(county, "a letter that is reported");
    expect(county.troubles).toEqual([]);
    await county.page.context().close();

    await page.goto(address);
    const stage = await openForm(page, "阶段性办结");
    await day(stage.getByRole("group", { name: "整改完成期限" }), days(120));
    await sendInto(page, "阶段性办结");
    await look(office, "a letter that is closed for now");
    await page.goto(`${url}/desk/register/environment/batch`);
    await pressKey(page.locator("main table").getByRole("link", { name: "省级督察第四批" }));
    await pressKey(page.getByRole("button", { name: "起草督察信访件边督边改情况公开" }));
    await page.getByText(mark).first().waitFor();
    await look(office, "the public table as it is drafted");
    const table = page.url();
    expect(office.troubles).toEqual([]);
    await page.context().close();

    const second = await as(browser, url, "dcfuhe", 1440);
    await second.page.goto(table);
    await pressKey(second.page.getByRole("button", { name: "印发" }));
    await pressKey(second.page.getByRole("alertdialog").getByRole("button", { name: "印发" }));
    await second.page.getByRole("alertdialog").waitFor({ state: "detached" });
    expect(second.troubles).toEqual([]);
    await second.page.context().close();

    const citizen = await newPage(browser, 390);
    await citizen.page.goto(`${url}/papers`);
    await citizen.page.getByRole("link", { name: "督察信访件边督边改情况公开" }).first().tap();
    await citizen.page.getByText(mark).first().waitFor();
    await look(citizen, "the public table", "pack-letter-public");
    expect(citizen.troubles).toEqual([]);
    await citizen.page.context().close();
  });
});

describe("the visit of a firm", () => {
  it("falls due to its supervisor, and is made on a phone", async () => {
    const watcher = await as(browser, url, "hbchengban", 390);
    const { page } = watcher;
    await page.goto(`${url}/desk/owed`);
    await page.locator(".owed-name").first().waitFor();
    await look(watcher, "what is due to a supervisor");
    await page.locator(".owed-rows .button").first().tap();
    await page.locator("form.form").waitFor();
    await look(watcher, "the visit of a firm", "pack-firm-visit");
    await page.getByLabel("督导情况").fill("两台除尘设施运行正常，台账齐全。");
    await page.locator("form.form button[type=submit]").tap();
    await nowIn(page, "已督导");
    await look(watcher, "a visit that was made");
    expect(watcher.troubles).toEqual([]);
    await page.context().close();
  });
});
