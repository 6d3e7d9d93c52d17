import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./chromium.ts";
import { cityUrl } from "./city.ts";
import { keepWhole } from "./desk.ts";
import {
  atIntake,
  numberOf,
  opened,
  receipts,
  takeProposal,
  unlike,
  write,
} from "./intake-desk.ts";
import { countKeys } from "./key-count.ts";
import { expectAccessible } from "./page.ts";

const _url = cityUrl();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe("what a call-taker may do with a matter", () => {
  it("where is my case: the number opens what the caller has, one key urges, the answer is there to read out", async () => {
    const { page } = await atIntake(browser);
    const phone = numberOf();
    const what = `平羌小区${unlike()}号自来水发黄`;
    await write(page, what, "市中区", "2");
    await page.locator("[type=tel]").fill(phone);
    await page.keyboard.press("Control+Enter");
    await receipts(page).first().waitFor();
    const number = (await page.locator(".receipt-number").first().textContent()) ?? "";
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
    await page.locator("[type=tel]").fill(`+86 ${phone.slice(0, 3)}-${phone.slice(3)}`);
    const row = page.locator("[data-list=caller] .matter-row");
    await row.first().waitFor();
    expect(await row.first().textContent()).toContain("平羌小区");
    await page.keyboard.press("Alt+h");
    const told = page.locator("[data-list=caller] .told blockquote");
    await told.waitFor();
    expect(await told.textContent()).toContain(number);
    await page.keyboard.press("u");
    await page.locator(".told-done", { hasText: "已" }).waitFor();
    await expectAccessible(page, "the caller's matters");
    await keepWhole(page, "intake-progress");
    // By its number, too.
    await page.locator("#progress").fill(number);
    await page.keyboard.press("Enter");
    await page.locator("[data-list=progress] .matter-row").waitFor();
    expect(await page.locator("[data-list=progress]").textContent()).toContain("平羌小区");
    await page.context().close();
  });

  it("what the knowledge base answers is read out and closed at once", async () => {
    const { page } = await atIntake(browser);
    const count = await countKeys(page);
    await page.keyboard.type("请问异地就医怎么备案");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("1");
    await takeProposal(page, "article");
    const aloud = page.locator(".way textarea").first();
    await aloud.waitFor();
    expect(await aloud.inputValue()).not.toBe("");
    await expectAccessible(page, "an answer to read out");
    await keepWhole(page, "intake-answer");
    await page.keyboard.press("Control+Enter");
    await receipts(page).first().waitFor();
    expect((await count()).outside).toBeLessThanOrEqual(12);
    expect(await opened(page)).toMatchObject({ ended: true, lead: null });
    await page.context().close();
  });

  it("what is urgent goes to an emergency line, with who took it and when", async () => {
    const { page } = await atIntake(browser);
    await page.keyboard.type(`${unlike()}号厂房冒浓烟，有人被困`);
    await page.keyboard.press("Tab");
    await page.keyboard.type("市中区海棠街道");
    await page.keyboard.press("Tab");
    await page.keyboard.press("2");
    const way = page.locator(".matter-end button", { hasText: "紧急专线" }).first();
    const [first = "", second = ""] = ((await way.locator("kbd").textContent()) ?? "").split(" ");
    await page.keyboard.press(first);
    await page.keyboard.press(second);
    await page.locator(".way [type=radio]").first().waitFor();
    await page.waitForFunction(() => document.activeElement?.closest(".way") !== null);
    await page.keyboard.press("2");
    await page.keyboard.press("Tab");
    await page.keyboard.type("指挥中心李警官");
    await expectAccessible(page, "passing on to an emergency line");
    await keepWhole(page, "intake-emergency");
    await page.keyboard.press("Control+Enter");
    await receipts(page).first().waitFor();
    const view = await opened(page);
    expect(view.ended).toBe(true);
    const said = view.fields.map((field) => field.display.zh).join(" ");
    expect(said).toContain("119");
    expect(said).toContain("指挥中心李警官");
    await page.context().close();
  });

  it("the same matter of another caller is found and joined", async () => {
    const { page } = await atIntake(browser);
    const what = `岷江大道${unlike()}号门前水管爆裂，水淹到路面`;
    const register = async () => {
      await write(page, what, "市中区海棠街道", "2");
      await page.locator("[type=tel]").fill(numberOf());
    };
    await register();
    await page.keyboard.press("Control+Enter");
    await receipts(page).first().waitFor();
    const first = await opened(page);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
    await register();
    await takeProposal(page, "twin");
    await page.locator(".way").waitFor();
    await keepWhole(page, "intake-twin");
    await page.keyboard.press("Control+Enter");
    await receipts(page).first().waitFor();
    const second = await opened(page);
    expect(second.id).not.toBe(first.id);
    expect(second.ended).toBe(true);
    expect(second.fields.map((field) => field.value)).toContain(first.id);
    await page.context().close();
  });
});
