import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./chromium.ts";
import { cityUrl } from "./city.ts";
import { atDesk, posted } from "./desk.ts";
import { expectAccessible, keepScreen, newPage, type Width } from "./page.ts";

/** Answers for street lamps where the citizen says they are. */
const UNIT = "市中区综合行政执法局";
const url = cityUrl();
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
  await page.goto(`${url}/desk/find?q=${encodeURIComponent(`"${what}"`)}`);
  await page.getByRole("link", { name: what }).first().click();
  await page.locator("h1", { hasText: what }).waitFor();
}

async function takeAction(page: Page, name: RegExp): Promise<void> {
  await page.locator(".acts").getByRole("button", { name }).first().click();
}

/** The form of the action that was pressed. */
function actForm(page: Page) {
  return page.locator(".act-box form, form.act-form, .act form").first();
}

/** Chooses in a field that is searched: types words and takes the option that says so; again when the list came anew under the hand. */
async function choose(page: Page, field: RegExp, words: string): Promise<void> {
  const box = actForm(page).getByRole("combobox", { name: field, includeHidden: true }).first();
  const options = page.getByRole("option", { name: words });
  for (let tries = 0; tries < 5; tries += 1) {
    await box.fill(words);
    await options.first().click();
    const closed = await options
      .first()
      .waitFor({ state: "hidden", timeout: 3_000 })
      .then(() => true)
      .catch(() => false);
    if (closed && (await box.inputValue()).includes(words)) return;
  }
  throw new Error(`${words} cannot be chosen`);
}

/** Takes an action that asks nothing. */
async function confirm(page: Page, name: RegExp): Promise<void> {
  await takeAction(page, name);
  await actForm(page).getByRole("button", { name }).click();
}

async function nowIn(page: Page, state: string): Promise<void> {
  await page.locator(".life [aria-current=step]", { hasText: state }).waitFor();
}

/** The dispatcher chooses topic and unit. */
async function dispatch(page: Page): Promise<void> {
  await takeAction(page, /^派单/);
  await choose(page, /诉求分类/, "路灯照明");
  await choose(page, /承办单位/, UNIT);
  await page.keyboard.press("Control+Enter");
  await nowIn(page, "待签收");
}

/** The handler signs for it and answers. */
async function answer(page: Page, words: string): Promise<void> {
  await confirm(page, /^签收/);
  await nowIn(page, "办理中");
  await takeAction(page, /^反馈答复/);
  const form = actForm(page);
  await form.locator("label", { hasText: "已解决" }).first().click();
  await form.locator("textarea").first().fill(words);
  await page.keyboard.press("Control+Enter");
  await nowIn(page, "待审核");
}

/** The reviewer passes the answer on. */
async function approve(page: Page): Promise<void> {
  await confirm(page, /^审核通过/);
  await nowIn(page, "待回访");
}

/** From the report to "fixed: yes" through three people's screens. */
async function loop(width: Width, scripted: boolean): Promise<void> {
  const what = `县街四十号门前路灯不亮${width}${scripted ? "甲" : "乙"}${Date.now() % 100_000}`;
  const citizen = await newPage(browser, width, { javaScriptEnabled: scripted });
  const link = await report(citizen.page, what);
  expect(link).toMatch(/\?k=/);
  if (scripted) await expectAccessible(citizen.page, "the receipt");
  await keepScreen(citizen.page, "loop-1-receipt");

  const dispatcher = await atDesk(browser, url, posted("dispatcher"), width);
  await openCase(dispatcher.page, what);
  await dispatch(dispatcher.page);
  await keepScreen(dispatcher.page, "loop-2-accepted");

  const handler = await atDesk(
    browser,
    url,
    (session) =>
      session.posts.some(({ role, unit }) => role === "handler" && unit.words.zh === UNIT),
    width,
  );
  await openCase(handler.page, what);
  await answer(handler.page, "三盏路灯的驱动电源损坏，已更换，当晚通电正常。");
  await expectAccessible(handler.page, "the case page of the handler");
  await keepScreen(handler.page, "loop-3-answered");

  const reviewer = await atDesk(browser, url, posted("reviewer"), width);
  await openCase(reviewer.page, what);
  await approve(reviewer.page);

  await citizen.page.goto(link);
  expect(citizen.page.url()).not.toContain("k=");
  await citizen.page
    .getByRole("button", { name: /修好了|解决了/ })
    .first()
    .waitFor();
  if (scripted) await expectAccessible(citizen.page, "the follow page");
  await keepScreen(citizen.page, "loop-4-follow");
  await citizen.page
    .getByRole("button", { name: /^(修好了|已解决|解决了)/ })
    .first()
    .click();
  await citizen.page.waitForLoadState();
  expect(await citizen.page.locator("main").innerText()).toMatch(/办结/);
  await keepScreen(citizen.page, "loop-5-closed");

  const all = [citizen, dispatcher, handler, reviewer];
  expect(all.flatMap(({ troubles }) => troubles)).toEqual([]);
  for (const { page } of all) await page.context().close();
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
