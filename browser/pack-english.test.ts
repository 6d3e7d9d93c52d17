import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./chromium.ts";
import { cityUrl } from "./city.ts";
import { as, look } from "./look.ts";

const url = cityUrl();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Pages that somebody of each pack works with. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  xinfang: ["intake", "queue/petition/forward"],
  hbchengban: ["queue/environment/queue", "owed"],
  shian: ["queue/food/findings", "register"],
  chengyuan: ["intake", "queue/alliance/claims", "score"],
  shangwu: ["intake", "queue/commerce/board", "figures"],
};
/** What the desk says by itself; names of places, units and people and what was written stay as they are. */
const OWN = "nav a, h1.lede, main label, main legend, main th[scope=col], main .button, .key-bar";

describe("the desks of the packs speak English where the page does", () => {
  it.each(Object.entries(PAGES))("%s", async (account, paths) => {
    const at = await as(browser, url, account, 1440);
    const { page } = at;
    await page.goto(`${url}/desk/${paths[0]}`);
    await page.getByRole("button", { name: "English" }).click();
    for (const path of paths) {
      await page.goto(`${url}/desk/${path}`);
      await page.waitForFunction(() => document.documentElement.lang === "en-GB");
      await page.locator("h1").first().waitFor();
      await page.waitForLoadState("networkidle");
      await look(at, `${path} in English`);
      const said = await page
        .locator(OWN)
        .evaluateAll((all) => all.map((each) => (each as HTMLElement).innerText));
      expect([path, said.filter((text) => /[\u4e00-\u9fff]/.test(text))]).toEqual([path, []]);
    }
    expect(at.troubles).toEqual([]);
    await page.context().close();
  });
});
