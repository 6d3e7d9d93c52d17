import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./chromium.ts";
import { cityUrl } from "./city.ts";
import { type AtDesk, atDesk, has, keepWhole, posted } from "./desk.ts";
import { registered } from "./matter.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./page.ts";

const url = cityUrl();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const WHAT = "演武街口两盏路灯不亮，晚上看不清台阶";

/** Registers a case at the desk with the keyboard; choices take their second value. Gives its address. */
async function register(page: Page, what: string): Promise<string> {
  await page.goto(`${url}/desk/intake`);
  const form = page.locator("form.intake-form");
  await form.locator("textarea").first().waitFor();
  await page.keyboard.insertText(what);
  for (const group of await form.locator(".segments:visible").all()) {
    await group.locator("input").nth(1).focus();
    await page.keyboard.press("Space");
  }
  await page.keyboard.press("Control+Enter");
  const done = page.locator(".receipts li").first();
  await done.waitFor();
  expect(await done.textContent()).toContain(what.slice(0, 8));
  return (await done.getByRole("link").first().getAttribute("href")) ?? "";
}

/** Opens the form of an action that is offered and asks for a text. */
async function openTextForm(at: AtDesk, address: string): Promise<string> {
  await at.page.goto(`${url}${address}`);
  await at.page.locator(".acts button").first().waitFor();
  for (const button of await at.page.locator(".acts button").all()) {
    await button.click();
    const box = at.page.locator(".act-box textarea");
    if ((await box.count()) > 0 && (await at.page.locator(".act-box .segments").count()) === 0)
      return (await at.page.locator(".act-title").textContent()) ?? "";
  }
  throw new Error("no action asks for a text alone");
}

describe("intake and the case page", () => {
  it("a matter is registered without the mouse and can be read with its story, clocks and lifecycle", async () => {
    const { page, troubles } = await atDesk(browser, url, has("intake"));
    const address = await register(page, WHAT);
    await page.goto(`${url}${address}`);
    await page.locator("h1", { hasText: "演武街口" }).waitFor();
    expect(await page.title()).toContain("演武街口");
    await page.locator(".story li").first().waitFor();
    expect(await page.locator(".life [aria-current=step]").count()).toBe(1);
    expect(await page.locator(".twin").textContent()).toMatch(/现在是/);
    expect(await page.locator(".clocks .light").count()).toBeGreaterThan(0);
    await expectAccessible(page, "the case page");
    await keepWhole(page, "desk-case");
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("the unit that is proposed has its name, though a city has more units than a form loads", async () => {
    const taker = await atDesk(browser, url, posted("call_taker"));
    const units = await taker.page.request.get(`${url}/api/units?limit=500`);
    const first: { rows: { id: string }[]; next: string | null } = await units.json();
    const last = "511181-gas";
    expect(first.next).not.toBeNull();
    expect(first.rows.map(({ id }) => id)).not.toContain(last);
    await taker.page.context().close();
    const id = await registered(browser, url, {
      what: "绥山路气表走得快，两个人一个月用了二十方",
      topic: "燃气供应",
      area: "511181",
      address: "绥山路",
    });
    const { page, troubles } = await atDesk(browser, url, posted("dispatcher"));
    await page.goto(`${url}/desk/case/${id}`);
    await page.locator(".acts").getByRole("button", { name: /^派单/ }).click();
    const unit = page.locator(".act form").getByRole("combobox", { name: "承办单位" });
    await expect.poll(() => unit.inputValue(), { timeout: 10_000 }).toBe("峨眉山市燃气公司");
    expect(await page.locator(".popover").count()).toBe(0);
    await unit.fill("峨眉山市供电");
    await page.getByRole("option", { name: /峨眉山市供电公司/ }).click();
    expect(await unit.inputValue()).toBe("峨眉山市供电公司");
    expect(await page.locator(".popover").count()).toBe(0);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("two people act on one case: the second sees both versions and keeps every word", async () => {
    const one = await atDesk(browser, url, has("intake"));
    const two = await atDesk(browser, url, has("intake"));
    const address = await register(one.page, "新桥街井盖松动，车过时响得厉害");
    await openTextForm(one, address);
    const action = await openTextForm(two, address);
    const words = "已请路灯管理所今晚到现场，修好后回电。";
    await two.page.locator(".act-box textarea").first().fill(words);
    // The first changes the case meanwhile, by another step that asks for nothing.
    const plain = await one.page.evaluate(async (path) => {
      const id = path.split("/").pop();
      const view = await (await fetch(`/api/cases/${id}`)).json();
      const step = view.actions.find((each: { form: unknown[] }) => each.form.length === 0);
      const done = await fetch(`/api/cases/${id}/actions/${step.name}`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "x-xinlian": "1",
          "if-match": view.etag,
          "idempotency-key": crypto.randomUUID(),
        },
        body: JSON.stringify({ form: {} }),
      });
      return done.status;
    }, address);
    expect(plain).toBe(200);
    await two.page.keyboard.press("Control+Enter");
    const conflict = two.page.locator(".conflict");
    await conflict.waitFor();
    expect(await conflict.textContent()).toContain(words);
    await conflict.locator(".versions > div").first().locator("li").first().waitFor();
    expect(await two.page.locator(".act-box textarea").first().inputValue()).toBe(words);
    await keepWhole(two.page, "desk-conflict");
    await expectAccessible(two.page, "the conflict");
    await conflict.getByRole("button").first().click();
    await two.page.locator(".act-box textarea").first().focus();
    await two.page.keyboard.press("Control+Enter");
    await two.page.locator(".toast-line").waitFor();
    await two.page.locator(".story blockquote", { hasText: words }).waitFor();
    expect(action).not.toBe("");
    await one.page.context().close();
    await two.page.context().close();
  });

  it("a draft survives the closing of the page", async () => {
    const at = await atDesk(browser, url, has("intake"));
    const address = await register(at.page, "滨江路步道地砖松动，老人绊倒");
    await openTextForm(at, address);
    await at.page.locator(".act-box textarea").first().fill("先记一笔，下午去看");
    await at.page.waitForTimeout(500);
    const other = await at.page.context().newPage();
    await at.page.close();
    await openTextForm({ ...at, page: other }, address);
    expect(await other.locator(".act-box textarea").first().inputValue()).toBe(
      "先记一笔，下午去看",
    );
    await other.context().close();
  });

  it("on a phone what may be done comes before what happened, without sideways scroll", async () => {
    const at = await atDesk(browser, url, has("intake"), 390);
    const address = await register(at.page, "公厕夜间提前关门，散步的人找不到厕所");
    await at.page.goto(`${url}${address}`);
    await at.page.locator(".acts button").first().waitFor();
    await at.page.locator(".story li").first().waitFor();
    const order = await at.page.evaluate(() => {
      const top = (selector: string) =>
        document.querySelector(selector)?.getBoundingClientRect().top ?? 0;
      return top(".acts") < top(".clocks") && top(".clocks") < top(".story");
    });
    expect(order).toBe(true);
    await at.page.setViewportSize({ width: 320, height: 700 });
    await expectNoSidewaysScroll(at.page, "the case page at 320 px");
    await at.page.setViewportSize({ width: 390, height: 844 });
    await expectAccessible(at.page, "the case page on a phone");
    await keepWhole(at.page, "desk-case");
    await at.page.context().close();
  });
});
