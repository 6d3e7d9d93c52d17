import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./chromium.ts";
import { cityUrl } from "./city.ts";
import { expectAccessible, keepScreen, newPage } from "./page.ts";

const url = cityUrl();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? "");
const WHAT = "县街四十号门前三盏路灯不亮，已经一个星期了";

async function fillIn(page: Page): Promise<void> {
  await page.locator("textarea").first().fill(WHAT);
  await page.locator('[name$=".phone"]').fill("13900002765");
  await page.locator('[name$=".address"]').fill("县街 40 号门前");
}

/** Chooses the first of a required choice, when the pack has one. */
async function choose(page: Page): Promise<void> {
  const radio = page.locator('.report input[type="radio"]').first();
  if ((await radio.count()) > 0) await radio.check();
}

describe("a citizen reports", () => {
  it("PP-5 submitting nothing: the summary takes focus and every link lands on its field", async () => {
    const { page } = await newPage(browser, 390);
    await page.goto(`${url}/report`);
    await page.locator("button[value=check]").click();
    await page.waitForSelector(".fault-summary");
    expect(await page.title()).toMatch(/^错误：/);
    expect(await focused(page)).toBe("faults");
    for (const link of await page.locator(".fault-summary a").all()) {
      const target = (await link.getAttribute("href"))?.slice(1);
      const text = await link.textContent();
      await link.click();
      expect(await focused(page)).toBe(target);
      expect(await page.locator(`#${target}-fault`).textContent()).toBe(text);
    }
    await expectAccessible(page, "the report page with faults");
    await keepScreen(page, "public-report-faults");
    await page.context().close();
  });

  it("PP-8 a draft survives an offline reload, and nothing is sent into nothing", async () => {
    const { page } = await newPage(browser, 390);
    await page.goto(`${url}/report`);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForFunction(
      async () => (await (await caches.open("xinlian-report-1")).match("/report")) !== undefined,
    );
    await fillIn(page);
    await page.waitForFunction(() =>
      document.querySelector("[data-draft-kept]")?.textContent?.includes("草稿"),
    );
    await page.context().setOffline(true);
    await page.reload();
    expect(await page.locator("textarea").first().inputValue()).toBe(WHAT);
    expect(await page.locator('[name$=".phone"]').inputValue()).toBe("13900002765");
    await page.locator("button[value=check]").click();
    expect(await page.locator("[data-offline-notice]").textContent()).toContain("没有网络");
    await page.context().setOffline(false);
    await choose(page);
    await page.locator("button[value=check]").click();
    await page.waitForSelector("button[value=send]");
    await page.context().close();
  });

  it("PP-7 position and cross hair fill the place, and a dropped point empties it", async () => {
    const here = {
      geolocation: { latitude: 29.552, longitude: 103.765, accuracy: 20 },
      permissions: ["geolocation"],
    };
    const { page, troubles } = await newPage(browser, 390, here);
    await page.goto(`${url}/report`);
    const map = page.locator(".map-sheet");
    await page.locator("[data-locate]").scrollIntoViewIfNeeded();
    await map.waitFor();
    await page.locator("[data-locate]").click();
    await page.waitForFunction(() =>
      document.querySelector("[data-point]")?.textContent?.includes("市中区"),
    );
    expect(await page.locator('[name$=".lng"]').inputValue()).toBe("103.76500");
    expect(await page.locator('[name$=".area"]').inputValue()).toBe("511102");
    await map.focus();
    await page.keyboard.press("ArrowRight");
    expect(Number(await page.locator('[name$=".lng"]').inputValue())).toBeGreaterThan(103.765);
    await page.locator("[data-point] button").click();
    expect(await page.locator('[name$=".lng"]').inputValue()).toBe("");
    expect(await page.locator('[name$=".area"]').inputValue()).toBe("");
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("PP-8 checks, changes one answer, sends, keeps the receipt on the phone", async () => {
    const { page } = await newPage(browser, 390);
    await page.goto(`${url}/report`);
    await fillIn(page);
    await choose(page);
    await page.locator("button[value=check]").click();
    await page.waitForSelector("button[value=send]");
    await expectAccessible(page, "the check page");
    await keepScreen(page, "public-check");
    await page.locator('button[aria-label="改：手机号"]').click();
    await page.waitForURL(/\/report#f-/);
    expect(await page.locator('[name$=".phone"]').inputValue()).toBe("13900002765");
    await page.locator('[name$=".phone"]').fill("13900002766");
    await page.locator("button[value=check]").click();
    await page.waitForSelector("button[value=send]");
    expect(await page.locator(".margin-list").textContent()).toContain("13900002766");
    await page.locator("button[value=send]").click();

    await page.waitForSelector(".slip");
    const number = (await page.locator(".slip-number").textContent()) ?? "";
    expect(number).not.toBe("");
    await expectAccessible(page, "the receipt");
    await keepScreen(page, "public-receipt");
    const [image] = await Promise.all([
      page.waitForEvent("download"),
      page.locator("[data-save-image]").click(),
    ]);
    expect(image.suggestedFilename()).toBe(`${number}.png`);

    await page.goto(url);
    expect(await page.locator(".kept").textContent()).toContain(number);
    await keepScreen(page, "public-home");
    await page.locator(".kept a").first().click();
    await page.waitForSelector(".tracks");
    expect(page.url()).not.toContain("k=");
    await expectAccessible(page, "the follow page");
    await keepScreen(page, "public-follow");
    await page.goto(`${url}/report`);
    expect(await page.locator("textarea").first().inputValue()).toBe("");
    await page.context().close();
  });

  it("PP-3 does all of it with JavaScript off", async () => {
    const { page } = await newPage(browser, 390, { javaScriptEnabled: false });
    await page.goto(`${url}/report`);
    await page.locator("button[value=check]").click();
    expect(await page.title()).toMatch(/^错误：/);
    await fillIn(page);
    await choose(page);
    await page.locator("button[value=check]").click();
    await page.locator("button[value=send]").click();
    const number = (await page.locator(".slip-number").textContent()) ?? "";
    const secret = (await page.locator(".slip-secret").textContent()) ?? "";
    await page.context().clearCookies();
    await page.goto(url);
    await page.locator("#lookup-number").fill(number);
    await page.locator("#lookup-secret").fill(secret);
    await page.locator(".lookup button").click();
    expect(await page.locator(".tracks").count()).toBe(1);
    expect(await page.textContent("body")).toContain(number);
    await page.context().close();
  });
});
