import type { CaseCount, SessionView } from "@xinlian/wire";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./chromium.ts";
import { cityUrl } from "./city.ts";
import { atDesk, keepWhole } from "./desk.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./page.ts";

const url = cityUrl();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Whoever has the most packs to look over. */
const leads = (session: SessionView) =>
  session.desks.filter(({ is }) => is === "cockpit").length > 2 ||
  session.desks.some(({ is }) => is === "cockpit");

async function openCockpit(page: Page): Promise<void> {
  await page.goto(`${url}/desk/cockpit`);
  await page.locator(".city-cockpit .city-map path.shape").first().waitFor();
  await page.waitForLoadState("networkidle");
}

/** Numbers of the page that stand for cases, and the query that each opens. */
async function numbers(page: Page): Promise<readonly { said: number; query: string }[]> {
  const links = await page.locator('.city-cockpit a[href*="/cockpit/cases?"]').evaluateAll((all) =>
    all.map((link) => ({
      said: Number(link.textContent?.replaceAll(",", "")),
      query: link.getAttribute("href")?.split("?")[1] ?? "",
    })),
  );
  return [...new Map(links.map((link) => [link.query, link])).values()];
}

describe("the cockpit over all packs", () => {
  it("CP-2 every number opens exactly as many cases as it says; the list says the same", async () => {
    const { page, troubles } = await atDesk(browser, url, leads);
    await openCockpit(page);
    const all = await numbers(page);
    expect(all.length).toBeGreaterThan(20);
    for (const { said, query } of all) {
      const answer = await page.request.get(`${url}/api/cases/count?${query}`);
      expect([query, ((await answer.json()) as CaseCount).count]).toEqual([query, said]);
    }
    const some = all.find(({ query }) => query.includes("endedFrom"));
    await page.goto(`${url}/desk/cockpit/cases?${some?.query}`);
    const told = page.locator(".address .apart").first();
    const counted = async () =>
      Number((await told.textContent())?.replaceAll(",", "").match(/\d+/)?.[0]);
    await expect.poll(counted, { timeout: 10_000 }).toBe(some?.said);
    expect(troubles).toEqual([]);
    await page.context().close();
  }, 60_000);

  it("prints on one page of A4, lying", async () => {
    const { page } = await atDesk(browser, url, leads);
    await openCockpit(page);
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(paper.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(paper) ?? [];
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([842, 595]);
    await page.context().close();
  });

  it("can be read on a phone and in English, and axe finds nothing", async () => {
    const { page } = await atDesk(browser, url, leads, 390);
    await openCockpit(page);
    await expectNoSidewaysScroll(page, "cockpit");
    await expectAccessible(page, "cockpit");
    await keepWhole(page, "desk-cockpit");
    await page.context().close();
    const wide = await atDesk(browser, url, leads);
    await openCockpit(wide.page);
    await expectAccessible(wide.page, "cockpit");
    await keepWhole(wide.page, "desk-cockpit");
    await wide.page.getByRole("button", { name: "English" }).click();
    await wide.page.getByRole("heading", { name: "1. Where is it worst?" }).waitFor();
    await wide.page.getByRole("radio", { name: "share on time" }).check();
    await expectAccessible(wide.page, "cockpit in English");
    await wide.page.context().close();
  }, 60_000);
});
