import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./chromium.ts";
import { cityUrl } from "./city.ts";
import { unlike } from "./intake-desk.ts";
import {
  choose,
  day,
  days,
  openForm,
  pick,
  pressKey,
  reach,
  select,
  sendInto,
  write,
} from "./keyboard.ts";
import { as, look } from "./look.ts";
import { nowIn } from "./walk/case-steps.ts";

const url = cityUrl();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe("a visit to the petition office, by keyboard alone", () => {
  it("is registered, forwarded, accepted with its paper, answered, and published by another hand", async () => {
    const office = await as(browser, url, "xinfang", 1440);
    const { page } = office;
    await page.goto(`${url}/desk/intake`);
    const intake = page.locator("form.intake-form");
    const what = intake.getByLabel("事实与理由");
    await what.waitFor();
    await write(what, `厂里停产后欠了三个月工资，请帮助核实（${unlike()}）。`);
    await write(intake.getByRole("textbox", { name: "属地" }), "夹江县 黄土镇 示例路8号");
    await choose(intake.locator("#f-channel"), "来访");
    await choose(intake.locator("#f-class"), "申诉求决");
    await select(intake.getByRole("combobox", { name: "领域" }), "劳动社保");
    await write(intake.getByRole("textbox", { name: "姓名或称呼" }), "何先生");
    await write(intake.getByRole("textbox", { name: "联系电话" }), "13900000768");
    await page.getByText("已定位到 夹江县").waitFor();
    await look(office, "the registration of a petition", "pack-petition-intake");
    await page.keyboard.press("Control+Enter");
    const receipt = page.locator(".receipts li");
    await receipt.waitFor();
    await look(office, "the receipt of a petition");
    await pressKey(receipt.getByRole("link"));
    await nowIn(page, "已登记");
    const address = page.url();
    const forward = await openForm(page, "转送");
    await pick(forward.getByRole("combobox", { name: "承办单位" }), "夹江县人力资源和社会保障局");
    await sendInto(page, "待受理");
    await look(office, "a petition that was forwarded");
    expect(office.troubles).toEqual([]);
    await page.context().close();

    const handler = await as(browser, url, "xfchengban", 1440);
    await handler.page.goto(address);
    await openForm(handler.page, "受理告知");
    await sendInto(handler.page, "办理中");
    await handler.page.getByRole("link", { name: "信访事项受理告知书" }).waitFor();
    const answer = await openForm(handler.page, "出具处理意见");
    await write(answer.getByLabel("处理意见"), "已核实欠薪属实，责令厂方十日内付清。");
    await day(answer.getByRole("group", { name: "送达日期" }), days(1));
    await look(handler, "the form of an opinion");
    await sendInto(handler.page, "已答复");
    await look(handler, "a petition that is answered");
    await pressKey(handler.page.getByRole("link", { name: "信访事项处理意见书" }));
    await handler.page.getByText("请另一位同事审定").waitFor();
    await look(handler, "the letter as its writer sees it");
    const letter = handler.page.url();
    expect(handler.troubles).toEqual([]);
    await handler.page.context().close();

    const head = await as(browser, url, "xfqianfa", 1440);
    await head.page.goto(letter);
    await pressKey(head.page.getByRole("button", { name: "印发" }));
    await pressKey(head.page.getByRole("alertdialog").getByRole("button", { name: "印发" }));
    await head.page.getByText("信访处〔").first().waitFor();
    await look(head, "the letter that was published", "pack-petition-letter");
    const docx = head.page.getByRole("link", { name: "公文（Word）" });
    await reach(docx);
    const [download] = await Promise.all([
      head.page.waitForEvent("download"),
      head.page.keyboard.press("Enter"),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.docx$/);
    expect(head.troubles).toEqual([]);
    await head.page.context().close();
  });
});

describe("a leader who owns a matter", () => {
  it.each([1440, 390] as const)(
    "visits with the list of what to look at, at %i px",
    async (width) => {
      const leader = await as(browser, url, "jiefang", width);
      const { page } = leader;
      await page.goto(`${url}/desk/owed`);
      const visit = page.locator(".owed-rows .button").first();
      await visit.waitFor();
      await look(leader, "what is due to a leader");
      if (width === 390) await visit.tap();
      else await pressKey(visit);
      await page.locator("form.form").waitFor();
      const items = page.locator(".checks > li");
      const count = await items.count();
      expect(count).toBeGreaterThan(1);
      for (let at = 0; at < count; at += 1)
        if (width === 390) await items.nth(at).locator(".segments label").first().tap();
        else await choose(items.nth(at), "是");
      const heard = page.getByLabel("走访情况");
      if (width === 390) await heard.fill("信访人清楚下一步，没有新的要求。");
      else await write(heard, "信访人清楚下一步，没有新的要求。");
      await look(leader, "a visit of a leader", "pack-owned-visit");
      if (width === 390) await page.locator("form.form button[type=submit]").tap();
      else await page.keyboard.press("Control+Enter");
      await nowIn(page, "已走访");
      await look(leader, "a visit that a leader made");
      expect(leader.troubles).toEqual([]);
      await page.context().close();
    },
  );
});
