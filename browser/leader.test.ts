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

/** Waits until the demo's past has come in: while it does, every number moves. */
async function filled(): Promise<void> {
  const filling = async () => (await (await fetch(`${url}/api/city`)).json()).filling;
  await expect.poll(filling, { timeout: 300_000, interval: 1_000 }).toBeNull();
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
    await filled();
    await openOverview(page);
    const all = await numbers(page);
    expect(all.length).toBeGreaterThan(8);
    for (const { said, to } of all) {
      await page.goto(new URL(to, url).href);
      const told = page.locator(".address .apart").first();
      const counted = async () =>
        Number((await told.textContent())?.replaceAll(",", "").match(/\d+/)?.[0]);
      await expect.poll(counted, { message: to, timeout: 10_000 }).toBe(said);
    }
    expect(troubles).toEqual([]);
    await page.context().close();
  }, 420_000);

  it("prints on one page of A4", async () => {
    const { page } = await atDesk(browser, url, leads);
    await openOverview(page);
    const paper = (await page.pdf({ format: "A4" })).toString("latin1");
    expect(paper.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    await page.context().close();
  });
});
