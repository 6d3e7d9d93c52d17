import type { SessionView } from "@xinlian/wire";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./chromium.ts";
import { cityUrl } from "./city.ts";
import { atDesk } from "./desk.ts";

const url = cityUrl();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const leads = (session: SessionView) => session.desks.some(({ is }) => is === "cockpit");

async function openOverview(page: Page): Promise<void> {
  await page.goto(`${url}/desk/leader`);
  await page.locator(".cockpit table").first().waitFor();
  await page.locator(".waiting").waitFor({ state: "detached" });
}

/** Numbers of the page that stand for cases, and where each leads; at most two of a table. */
async function numbers(page: Page): Promise<readonly { said: number; to: string }[]> {
  const links = await page.locator(".cockpit table, .cockpit h1").evaluateAll((parts) =>
    parts.map((part) =>
      [...part.querySelectorAll("a")].map((link) => ({
        said: link.textContent?.trim() ?? "",
        to: link.getAttribute("href") ?? "",
      })),
    ),
  );
  return links.flatMap((part) => {
    const whole = part.filter(({ said }) => /^[\d,]+$/.test(said));
    return [...new Set([whole[0], whole.at(-1)])].flatMap((link) =>
      link === undefined ? [] : [{ said: Number(link.said.replaceAll(",", "")), to: link.to }],
    );
  });
}

describe("the leader's page", () => {
  it("every number opens exactly as many cases as it says", async () => {
    const { page, troubles } = await atDesk(browser, url, leads);
    await openOverview(page);
    const all = await numbers(page);
    expect(all.length).toBeGreaterThan(8);
    for (const { said, to } of all) {
      await page.goto(new URL(to, url).href);
      await page.locator("section[aria-busy=false] .address .apart").waitFor();
      const told = await page.locator(".address .apart").first().textContent();
      expect([to, Number(told?.replaceAll(",", "").match(/\d+/)?.[0])]).toEqual([to, said]);
    }
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("prints on one page of A4", async () => {
    const { page } = await atDesk(browser, url, leads);
    await openOverview(page);
    const paper = (await page.pdf({ format: "A4" })).toString("latin1");
    expect(paper.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    await page.context().close();
  });
});
