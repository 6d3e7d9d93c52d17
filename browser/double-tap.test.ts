import { setTimeout as wait } from "node:timers/promises";
import type { Story } from "@xinlian/wire";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./chromium.ts";
import { cityUrl } from "./city.ts";
import { type AtDesk, atDesk, posted } from "./desk.ts";
import { registered } from "./matter.ts";
import { act, form, nowIn, takeAction } from "./walk/case-steps.ts";

const url = cityUrl();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** The law enforcement bureau of the district, which has street lamps. */
const LAMPS = "511102-urban";

/** A handler on a telephone with a case of his in hand, on a line that takes two seconds to answer what is sent. */
async function inHand(): Promise<AtDesk & { readonly id: string }> {
  const id = await registered(browser, url, {
    what: "滨河路桥头两盏路灯一闪一闪",
    topic: "路灯照明",
    area: "511102",
    address: "滨河路桥头",
    lead: LAMPS,
  });
  const at = await atDesk(browser, url, posted("handler", LAMPS), 390);
  await at.page.goto(`${url}/desk/case/${id}`);
  await act(at.page, /^签收/);
  await nowIn(at.page, "办理中");
  return { ...at, id };
}

const WORDS = "线路接头松动，今晚更换，明天一早回电。";
const SENT = /\/actions\/interim$/;

/** Writes the interim reply; it is not yet sent. */
async function write(page: Page): Promise<void> {
  await takeAction(page, /^阶段性答复/);
  await form(page).locator("textarea").first().fill(WORDS);
}

async function eventsOf(page: Page, id: string): Promise<number> {
  const answer = await page.request.get(`${url}/api/cases/${id}/events`);
  return ((await answer.json()) as Story).events.filter((event) =>
    event.quotes.some(({ text }) => text === WORDS),
  ).length;
}

describe("a handler's thumb on a slow line", () => {
  it("two taps make one event and no complaint", async () => {
    const { page, id, troubles } = await inHand();
    await write(page);
    let requests = 0;
    await page.route(SENT, async (route) => {
      requests += 1;
      await wait(2_000);
      await route.continue();
    });
    const button = form(page).locator("button[type=submit]");
    await button.scrollIntoViewIfNeeded();
    const box = await button.boundingBox();
    if (box === null) throw new Error("the button is nowhere");
    expect(box.height).toBeGreaterThanOrEqual(44);
    // By the thumb, which does not ask whether the button is ready.
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.touchscreen.tap(x, y);
    await page.touchscreen.tap(x, y);
    await form(page).waitFor({ state: "detached" });
    expect(requests).toBe(1);
    await page.locator(".toast-line").waitFor();
    expect(await page.locator(".fault-summary, .conflict").count()).toBe(0);
    expect(await eventsOf(page, id)).toBe(1);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("two presses in one breath, with nothing drawn between them, make one event", async () => {
    const { page, id } = await inHand();
    await write(page);
    let requests = 0;
    await page.route(SENT, async (route) => {
      requests += 1;
      await wait(1_000);
      await route.continue();
    });
    await form(page)
      .locator("button[type=submit]")
      .evaluate((press: HTMLElement) => {
        press.click();
        press.click();
      });
    await form(page).waitFor({ state: "detached" });
    expect(await page.locator(".fault-summary, .conflict").count()).toBe(0);
    expect(await eventsOf(page, id)).toBe(1);
    expect(requests).toBe(1);
    await page.context().close();
  });

  it("an answer that is lost on its way back: the next tap makes no second event", async () => {
    const { page, id } = await inHand();
    await write(page);
    let cut = 0;
    await page.route(SENT, async (route) => {
      if (cut > 0) return route.continue();
      cut += 1;
      await route.fetch();
      return route.abort("connectionreset");
    });
    const button = form(page).locator("button[type=submit]");
    await button.tap();
    await page.locator(".fault-summary").waitFor();
    expect(await eventsOf(page, id)).toBe(1);
    expect(await form(page).locator("textarea").first().inputValue()).toBe(WORDS);
    await button.tap();
    await form(page).waitFor({ state: "detached" });
    expect(await page.locator(".fault-summary, .conflict").count()).toBe(0);
    expect(await eventsOf(page, id)).toBe(1);
    expect(cut).toBe(1);
    await page.context().close();
  });
});
