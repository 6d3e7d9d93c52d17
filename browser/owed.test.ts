import type { OwedPage, SessionView } from "@xinlian/wire";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./chromium.ts";
import { cityUrl, ourCity } from "./city.ts";
import { atDesk, keepWhole } from "./desk.ts";
import { expectAccessible, expectNoSidewaysScroll, WIDTHS } from "./page.ts";

const url = cityUrl();
let browser: Browser;
/** People to whom something is due in the demo, whatever their pack is called. */
const owing = new Map<string, number>();
beforeAll(async () => {
  browser = await openBrowser();
  for (const { session, cookie } of ourCity().people) {
    const answer = await fetch(`${url}/api/owed`, {
      headers: { cookie: `${cookie.name}=${cookie.value}` },
    });
    const { rows } = (await answer.json()) as OwedPage;
    const visits = rows.filter(({ says }) => says.length > 0).length;
    if (visits > 0) owing.set(session.person.id, visits);
  }
}, 120_000);
afterAll(() => browser.close());

const owes = (session: SessionView) => (owing.get(session.person.id) ?? 0) > 0;

async function look(page: Page, name: string): Promise<void> {
  await expectAccessible(page, name);
  await expectNoSidewaysScroll(page, name);
  await keepWhole(page, name);
}

describe("what is due, in the hands of whom it names", () => {
  it.each(WIDTHS)(
    "at %i px: listed, opened without a trace, answered item by item",
    async (width) => {
      const { page, troubles } = await atDesk(browser, url, owes, width);
      page.setDefaultTimeout(15_000);
      await page.goto(`${url}/desk/owed`);
      const rows = page.locator(".owed-rows li");
      await rows.first().waitFor();
      await look(page, "desk-owed");
      expect(await rows.count()).toBeGreaterThan(0);
      const link = page.locator(".owed-name").first();
      const name = (await link.innerText()).trim();
      await link.click();
      await page.getByRole("heading", { level: 1, name }).waitFor();
      await look(page, "desk-owed-one");
      await page.locator(".owed-acts button").first().click();
      await page.locator("form.form").waitFor();
      await look(page, "desk-owed-form");
      // Going back leaves nothing behind.
      await page.goto(`${url}/desk/owed`);
      await page.locator(".owed-name").first().waitFor();
      expect((await page.locator(".owed-name").first().innerText()).trim()).toBe(name);
      expect(troubles).toEqual([]);
      await page.context().close();
    },
  );

  it("speaks English where the page does", async () => {
    const { page } = await atDesk(browser, url, owes);
    await page.goto(`${url}/desk/owed`);
    await page.locator(".owed-rows li").first().waitFor();
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { level: 1 }).getByText("yours are due").waitFor();
    await page.context().close();
  });
});
