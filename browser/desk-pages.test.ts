import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./chromium.ts";
import { cityUrl } from "./city.ts";
import { atDesk, has, keepWhole } from "./desk.ts";
import { expectAccessible, expectNoSidewaysScroll, WIDTHS } from "./page.ts";

const url = cityUrl();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const PAGES: readonly (readonly [string, string])[] = [
  ["desk-done", "/desk/done"],
  ["desk-units", "/desk/directory/units"],
  ["desk-people", "/desk/directory/people"],
  ["desk-duties", "/desk/directory/duties"],
  ["desk-why", "/desk/directory/why?area=511102"],
  ["desk-packs", "/desk/packs"],
  ["desk-settings", "/desk/settings"],
];

describe("the other pages of the desk", () => {
  it.each(WIDTHS)(
    "at %i px: no trouble with the page's policy, axe silent, no sideways scroll",
    async (width) => {
      const { page, troubles } = await atDesk(browser, url, has("intake"), width);
      for (const [name, path] of PAGES) {
        await page.goto(url + path);
        await page.locator("h1").first().waitFor();
        await page.locator(".waiting").waitFor({ state: "detached" });
        await expectAccessible(page, path);
        await expectNoSidewaysScroll(page, path);
        await keepWhole(page, name);
      }
      expect(troubles).toEqual([]);
      await page.context().close();
    },
  );

  it("a pack's page draws each lifecycle, with its text twin and what the check proved", async () => {
    const { page, troubles } = await atDesk(browser, url, has("queue"));
    await page.goto(`${url}/desk/packs`);
    await page.locator("main table a").first().click();
    await page.locator(".diagram svg").first().waitFor();
    expect(await page.locator(".diagram .state").count()).toBeGreaterThan(2);
    expect(await page.locator(".twin").first().textContent()).not.toBe("");
    expect(await page.locator(".checks > li").count()).toBeGreaterThan(5);
    await expectAccessible(page, "a pack's page");
    await keepWhole(page, "desk-pack");
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("one switch moves language, components, dates and the page's lang together, and stays", async () => {
    const { page } = await atDesk(browser, url, has("queue"));
    await page.goto(`${url}/desk/queue`);
    await page.locator("table.queue tbody tr").first().waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("zh-CN");
    await page.getByRole("button", { name: "English" }).click();
    await page.waitForFunction(() => document.documentElement.lang === "en-GB");
    await page.reload();
    await page.locator("table.queue tbody tr").first().waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("en-GB");
    expect(await page.locator(".masthead time").textContent()).toMatch(/^[A-Z][a-z]{2} \d+ [A-Z]/);
    // Names of places, units and what citizens wrote stay in their own language; the desk's own words do not.
    const own = await page
      .locator(".masthead nav, .filter label, thead, .key-bar, .address")
      .evaluateAll((all) => all.map((each) => (each as HTMLElement).innerText).join(" "));
    expect(own.replace("中文", "")).not.toMatch(/[\u4e00-\u9fff]/);
    await expectAccessible(page, "the queue in English");
    await page.context().close();
  });

  it("large text at 320 px: nothing clipped sideways, axe silent", async () => {
    const { page } = await atDesk(browser, url, has("queue"), 390);
    await page.goto(`${url}/desk/settings`);
    await page.getByLabel("用大字").check();
    await page.setViewportSize({ width: 320, height: 700 });
    for (const path of ["/desk/queue", "/desk/settings", "/desk/directory/units"]) {
      await page.goto(url + path);
      await page.locator("h1").first().waitFor();
      await page.locator(".waiting").waitFor({ state: "detached" });
      await expectNoSidewaysScroll(page, `${path} in large text`);
      await expectAccessible(page, `${path} in large text`);
    }
    await page.context().close();
  });

  it("who is not signed in is sent to sign in, and comes back to the address", async () => {
    const page = await browser.newPage();
    await page.goto(`${url}/desk/queue?light=late`);
    await page.waitForURL(/\/sign-in/);
    expect(new URL(page.url()).searchParams.get("next")).toBe("/desk/queue?light=late");
    await page.close();
  });
});
