import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openBrowser } from "./chromium.ts";
import { atDesk } from "./desk.ts";
import { expectAccessible, keepScreen, newPage, type Width } from "./page.ts";

const url = inject("url");
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A citizen's report, by the forms alone; gives the link of the receipt. */
async function report(page: Page, what: string): Promise<string> {
  await page.goto(`${url}/report`);
  await page.locator("textarea").first().fill(what);
  await page.locator('[name$=".phone"]').fill("13900002765");
  await page.locator('[name$=".address"]').fill("县街 40 号门前");
  await page.locator('select[name$=".area"]').selectOption("511102");
  const radios = page.locator('.report input[type="radio"]');
  if ((await radios.count()) > 0) await radios.nth(1).check();
  await page.locator("button[value=check]").click();
  await page.locator("button[value=send]").click();
  await page.waitForURL(/\/r\//);
  return (await page.locator("[data-link]").first().getAttribute("data-link")) ?? "";
}

/** Opens the case by its title in the queue of somebody who works here. */
async function openCase(page: Page, what: string): Promise<void> {
  await page.goto(`${url}/desk/queue?q=${encodeURIComponent(`"${what}"`)}`);
  await page.getByRole("link", { name: what }).first().click();
  await page.locator("h1", { hasText: what }).waitFor();
}

async function takeAction(page: Page, name: RegExp): Promise<void> {
  await page.locator(".acts").getByRole("button", { name }).first().click();
}

/** The receiver accepts: picks topic and unit as the form asks. */
async function accept(page: Page): Promise<void> {
  await takeAction(page, /受理并交办/);
  const form = page.locator(".act-box form, form.act-form, .act form").first();
  await form.locator("select").first().selectOption("building");
  const unit = form.getByRole("combobox", { name: /单位/ }).first();
  // The proposal for the topic comes first; a person may choose otherwise.
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>(".pick input")?.value);
  await unit.fill("市中区综合行政执法局");
  await page
    .getByRole("option", { name: /市中区综合行政执法局/ })
    .first()
    .waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+Enter");
  await page.locator(".life [aria-current=step]", { hasText: "办理中" }).waitFor();
}

/** The handler answers. */
async function answer(page: Page, words: string): Promise<void> {
  await takeAction(page, /^答复/);
  const form = page.locator(".act-box form, form.act-form, .act form").first();
  await form.locator("label", { hasText: "已解决" }).first().click();
  await form.locator("textarea").first().fill(words);
  await page.keyboard.press("Control+Enter");
  await page.locator(".life [aria-current=step]", { hasText: "待确认" }).waitFor();
}

/** From the report to "fixed: yes" through two people's screens. */
async function loop(width: Width, scripted: boolean): Promise<void> {
  const what = `县街四十号门前路灯不亮${width}${scripted ? "甲" : "乙"}${Date.now() % 100_000}`;
  const citizen = await newPage(browser, width, { javaScriptEnabled: scripted });
  const link = await report(citizen.page, what);
  expect(link).toMatch(/\?k=/);
  if (scripted) await expectAccessible(citizen.page, "the receipt");
  await keepScreen(citizen.page, "loop-1-receipt");

  const receiver = await atDesk(
    browser,
    url,
    (session) => session.posts.some(({ role }) => role === "receiver"),
    width,
  );
  await openCase(receiver.page, what);
  await accept(receiver.page);
  await keepScreen(receiver.page, "loop-2-accepted");

  const handler = await atDesk(
    browser,
    url,
    (session) =>
      session.posts.some(
        ({ role, unit }) => role === "handler" && unit.words.zh === "市中区综合行政执法局",
      ),
    width,
  );
  await openCase(handler.page, what);
  await answer(handler.page, "三盏路灯的驱动电源损坏，已更换，当晚通电正常。");
  await expectAccessible(handler.page, "the case page of the handler");
  await keepScreen(handler.page, "loop-3-answered");

  await citizen.page.goto(link);
  expect(citizen.page.url()).not.toContain("k=");
  await citizen.page
    .getByRole("button", { name: /修好了|已解决/ })
    .first()
    .waitFor();
  if (scripted) await expectAccessible(citizen.page, "the follow page");
  await keepScreen(citizen.page, "loop-4-follow");
  await citizen.page
    .getByRole("button", { name: /^(修好了|已解决)/ })
    .first()
    .click();
  await citizen.page.waitForLoadState();
  expect(await citizen.page.locator("main").innerText()).toMatch(/办结/);
  await keepScreen(citizen.page, "loop-5-closed");

  expect([...citizen.troubles, ...receiver.troubles, ...handler.troubles]).toEqual([]);
  for (const { page } of [citizen, receiver, handler]) await page.context().close();
}

describe("the closed loop", () => {
  it("from the report to 'fixed' at a desk and on a phone", async () => {
    await loop(1440, true);
    await loop(390, true);
  });

  it("the citizen's side needs no JavaScript", async () => {
    await loop(390, false);
  });
});
