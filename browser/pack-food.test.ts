import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./chromium.ts";
import { cityUrl } from "./city.ts";
import { choose, days, pick, pressKey, write } from "./keyboard.ts";
import { as, look } from "./look.ts";
import { act, form, nowIn, send, takeAction } from "./walk/case-steps.ts";

const url = cityUrl();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const WRONG = "凉菜间温度计损坏";

/** A small picture, as a telephone's camera gives one. */
async function photo(page: Page): Promise<Buffer> {
  const bytes = await page.evaluate(async () => {
    const canvas = document.createElement("canvas");
    canvas.width = 64;
    canvas.height = 48;
    const pen = canvas.getContext("2d") as CanvasRenderingContext2D;
    pen.fillStyle = "#1d4e79";
    pen.fillRect(8, 6, 30, 20);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
    return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))];
  });
  return Buffer.from(bytes);
}

/** The first visit that is due to a person, its list open. */
async function openVisit(page: Page): Promise<void> {
  await page.goto(`${url}/desk/owed`);
  await page.locator(".owed-rows .button").first().waitFor();
}

describe("a pledged officer on the way", () => {
  it("visits with a phone: a no opens a finding, which is put right with proof and accepted", async () => {
    const officer = await as(browser, url, "baobao", 390);
    const { page } = officer;
    await openVisit(page);
    await look(officer, "what is due");
    await page.locator(".owed-rows .button").first().tap();
    await page.locator("form.form").waitFor();
    await page.locator("#f-mode label", { hasText: "现场" }).tap();
    const items = page.locator(".checks > li");
    const count = await items.count();
    for (let at = 0; at < count; at += 1)
      await items
        .nth(at)
        .locator(".segments label")
        .nth(at === 1 ? 1 : 0)
        .tap();
    for (const box of await items.locator('input[type="number"]').all()) await box.fill("4");
    await items.nth(1).locator("textarea").fill(WRONG);
    const file = { name: "现场.png", mimeType: "image/png", buffer: await photo(page) };
    await items.nth(1).locator("input[type=file]").first().setInputFiles(file);
    await items.nth(1).locator(".file-rows .thumb").waitFor();
    await look(officer, "the list of a visit", "pack-visit-list");
    await page.locator("form.form button[type=submit]").tap();
    await nowIn(page, "已督导");
    await look(officer, "a visit that was made", "pack-visit");
    const finding = page.locator(".case-main a[href*='/case/']").first();
    await finding.waitFor();
    await finding.tap();
    await nowIn(page, "待整改");
    await look(officer, "a finding on a phone");
    const address = page.url();
    expect(officer.troubles).toEqual([]);
    await page.context().close();

    const regulator = await as(browser, url, "jianguan", 390);
    await regulator.page.goto(address);
    await takeAction(regulator.page, /^下达整改要求/);
    await regulator.page.locator("section.act textarea").fill("两日内更换，并做好每日记录。");
    await regulator.page.locator("#f-weight label", { hasText: "一般" }).tap();
    await look(regulator, "a demand");
    await send(regulator.page);
    await takeAction(regulator.page, /^整改/);
    await form(regulator.page).locator("textarea").fill("已更换并校准。");
    await form(regulator.page).locator("input[type=file]").first().setInputFiles(file);
    await form(regulator.page).locator(".file-rows .thumb").waitFor();
    await send(regulator.page);
    await nowIn(regulator.page, "待验收");
    await act(regulator.page, /^验收销号/);
    await nowIn(regulator.page, "已销号");
    await look(regulator, "a finding that is closed", "pack-finding");
    expect(regulator.troubles).toEqual([]);
    await regulator.page.context().close();
  });

  it("visits by keyboard alone", async () => {
    const officer = await as(browser, url, "baobao", 1440);
    const { page } = officer;
    await openVisit(page);
    await pressKey(page.locator(".owed-rows .button").last());
    await page.locator("form.form").waitFor();
    await choose(page.locator("#f-mode"), "现场");
    const items = page.locator(".checks > li");
    const count = await items.count();
    for (let at = 0; at < count; at += 1) {
      await choose(items.nth(at), "是");
      const number = items.nth(at).locator('input[type="number"]');
      if ((await number.count()) > 0) await write(number, "4");
    }
    await look(officer, "the list of a visit", "pack-visit-list");
    await page.keyboard.press("Control+Enter");
    await nowIn(page, "已督导");
    expect(officer.troubles).toEqual([]);
    await page.context().close();
  });
});

describe("the food safety office, by keyboard alone", () => {
  it("hands a visit over, sees the register as it stood on a day and on the map", async () => {
    const office = await as(browser, url, "shian", 1440);
    const { page } = office;
    await page.goto(`${url}/desk/owed?of=food/subject/visit`);
    await pressKey(
      page.locator(".owed-rows li", { hasText: "阳川" }).first().getByRole("link").first(),
    );
    await pressKey(page.locator(".owed-acts").getByRole("button", { name: "换人" }));
    const hand = page.locator("form.form");
    await pick(hand.getByRole("combobox", { name: "包保干部" }), "许静");
    await write(hand.getByLabel("理由"), "本期在外培训。");
    await look(office, "a visit that is handed over");
    await page.keyboard.press("Control+Enter");
    await nowIn(page, "待督导");
    await page.goto(`${url}/desk/register/food/subject`);
    await page.locator("main table tbody tr").first().waitFor();
    await look(office, "the register");
    await pressKey(page.locator("main").getByRole("link", { name: "地图" }));
    await page.locator("main svg path").first().waitFor();
    await look(office, "the register on the map", "pack-register-map");
    await page.goto(`${url}/desk/register/food/subject?at=${days(-1)}`);
    await page.getByText("不是现在的").waitFor();
    await look(office, "the register as it stood yesterday");
    expect(office.troubles).toEqual([]);
    await page.context().close();
  });
});
