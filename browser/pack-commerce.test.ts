import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./chromium.ts";
import { cityUrl } from "./city.ts";
import { choose, openForm, pick, pressKey, select, sendInto, write } from "./keyboard.ts";
import { as, look } from "./look.ts";
import { form, nowIn, send, takeAction } from "./walk/case-steps.ts";

const url = cityUrl();
let browser: Browser;
/** Address of the return that is filed. */
let filing = "";
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A month that the demo has no returns of. */
const MONTH = new Date(Date.now() - 500 * 86_400_000).toISOString().slice(0, 7);
const NAME = `${MONTH.slice(0, 4)}年${Number(MONTH.slice(5))}月`;

async function number(page: Page, figure: string, value: string): Promise<void> {
  await write(page.locator(".cells tr", { hasText: figure }).first().locator("input"), value);
}

describe("a monthly return, by keyboard alone", () => {
  it("is asked for, filed with a flag that stops nothing, kept, and stands among the figures", async () => {
    const office = await as(browser, url, "shangwu", 1440);
    const { page } = office;
    await page.goto(`${url}/desk/intake`);
    const intake = page.locator("form.intake-form");
    await choose(intake.locator(".opening-choice"), "布置报表");
    await select(intake.getByRole("combobox", { name: "报告期" }), NAME);
    await pick(intake.getByRole("combobox", { name: "报送单位" }), "峨眉山市商务局");
    await look(office, "the asking for returns");
    await page.keyboard.press("Control+Enter");
    await page.locator(".receipts li").waitFor();
    await look(office, "the receipt of a round");
    expect(office.troubles).toEqual([]);

    const reporter = await as(browser, url, "tongji", 1440);
    const desk = reporter.page;
    await desk.goto(`${url}/desk/queue/commerce/queue`);
    await pressKey(desk.locator("table.queue tbody").getByRole("link", { name: NAME }).first());
    await nowIn(desk, "待报");
    filing = desk.url();
    const submit = await openForm(desk, "报送");
    await choose(submit.locator("#f-caliber"), "平台");
    await write(submit.getByLabel("数据来源"), "省平台月度推送");
    await number(desk, "网络零售额", "108.41");
    await number(desk, "实物型", "28.50");
    await number(desk, "服务型", "90.00");
    await desk.locator(".cell-flags li").first().waitFor();
    await look(reporter, "a return with a flag", "pack-return-form");
    await desk.keyboard.press("Control+Enter");
    await nowIn(desk, "待审");
    await look(reporter, "a return that is filed");
    expect(reporter.troubles).toEqual([]);
    await desk.context().close();

    await page.goto(filing);
    await openForm(page, "审核入库");
    await sendInto(page, "已入库");
    await page.goto(`${url}/desk/figures/commerce?period=${MONTH}&by=area`);
    await page.getByText("108.41").first().waitFor();
    await look(office, "the figures");
    expect(office.troubles).toEqual([]);
    await page.context().close();
  });
});

describe("a correction on a phone", () => {
  it("is a new value with its reason", async () => {
    const reporter = await as(browser, url, "tongji", 390);
    const { page } = reporter;
    await page.goto(filing);
    await takeAction(page, /^更正/);
    await form(page).getByLabel("更正说明").fill("服务型多记一家，按平台补传数更正。");
    await form(page).getByLabel("数据来源").fill("省平台补传数据");
    await page.locator(".cells tr", { hasText: "服务型" }).first().locator("input").fill("79.91");
    await look(reporter, "the correction of a return", "pack-correction-form");
    await send(page);
    await nowIn(page, "待审");
    await look(reporter, "a return that was corrected");
    expect(reporter.troubles).toEqual([]);
    await page.context().close();
  });
});
