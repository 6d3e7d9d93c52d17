import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./chromium.ts";
import { cityUrl, ourCity } from "./city.ts";
import { type AtDesk, atDesk, has, keepWhole, posted } from "./desk.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./page.ts";

const url = cityUrl();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const rows = "table.queue tbody tr";
const litRow = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest("tr")?.getAttribute("data-row") ?? null);
const idAt = (page: Page, at: number) => page.locator(rows).nth(at).getAttribute("data-row");

async function openQueue(page: Page, search = ""): Promise<void> {
  await page.goto(`${url}/desk/queue${search}`);
  await page.locator(rows).first().waitFor();
}

/** Somebody whose first list has late cases; looked for again while the demo's past comes in. */
async function atLate(): Promise<AtDesk> {
  const working = ourCity().people.filter(({ session }) =>
    session.desks.some(({ is }) => is === "queue"),
  );
  for (const { session } of Array.from({ length: 6 }, () => working).flat()) {
    const at = await atDesk(browser, url, ({ person }) => person.id === session.person.id);
    await at.page.goto(`${url}/desk/queue`);
    await at.page.locator("section[aria-busy=false]").first().waitFor();
    if ((await at.page.locator("h1.lede a.is-late").count()) > 0) return at;
    await at.page.context().close();
  }
  throw new Error("nobody has late cases");
}

describe("the queue", () => {
  it("opens with a sentence whose figures open exactly as many cases", async () => {
    const { page, troubles } = await atLate();
    const late = page.locator("h1.lede a.is-late").first();
    const said = Number((await late.textContent())?.replace(/\D/g, ""));
    await late.click();
    await page.waitForURL(/light=late|count=/);
    await page.waitForFunction(
      (count) => document.querySelector(".address .apart")?.textContent?.startsWith(`${count} 件`),
      said,
    );
    await expect.poll(() => page.locator(`${rows} .light.late`).count()).toBe(Math.min(20, said));
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("J and K move, Enter glances, Escape gives the focus back to the row", async () => {
    const { page } = await atDesk(browser, url, has("queue"));
    await openQueue(page);
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    await page.keyboard.press("j");
    const second = await idAt(page, 1);
    expect(await litRow(page)).toBe(second);
    await page.keyboard.press("Enter");
    const peek = page.locator("aside.peek");
    await peek.locator("dl dt").first().waitFor();
    await expectAccessible(page, "the queue with a glance");
    await keepWhole(page, "desk-queue");
    await page.keyboard.press("Escape");
    await peek.waitFor({ state: "detached" });
    expect(await litRow(page)).toBe(second);
    await page.context().close();
  });

  it("row 17 of page 3 is opened, worked on and closed: same address, row and focus", async () => {
    const { page } = await atDesk(browser, url, posted("supervisor"));
    await openQueue(page, "?sort=-due");
    for (const at of [2, 3]) {
      await page.getByRole("link", { name: "下一页" }).click();
      await page.waitForURL(new RegExp(`page=${at}`));
      await page.locator(".address code", { hasText: `page=${at}` }).waitFor();
      // The rows of the page before stay until those of this one have come.
      await page.locator("section[aria-busy=false] table.queue").waitFor();
    }
    const address = page.url();
    for (let press = 0; press < 17; press++) await page.keyboard.press("j");
    const lit = await litRow(page);
    expect(lit).toBe(await idAt(page, 16));
    const scrolled = await page.evaluate(() => scrollY);
    await page.keyboard.press("o");
    await page.waitForURL(/\/case\//);
    const story = page.locator(".story > li");
    const before = await story.count();
    await page.locator(".acts").getByRole("button", { name: /^催办/ }).click();
    await page.locator(".act").getByRole("button", { name: /^催办/ }).click();
    await expect.poll(() => story.count()).toBeGreaterThan(before);
    await page.getByRole("link", { name: /回到.+第 3 页第 17 行/ }).click();
    await page.waitForURL(address);
    await page.locator(`tr[data-row="${lit}"]`).waitFor();
    await page.waitForFunction(
      (id) => document.activeElement?.getAttribute("data-row") === id,
      lit,
    );
    expect(Math.abs((await page.evaluate(() => scrollY)) - scrolled)).toBeLessThan(80);
    await page.getByRole("link", { name: "上一页" }).click();
    await page.waitForFunction(() => document.querySelector(".pages b")?.textContent === "第 2 页");
    await page.context().close();
  });

  it("the copied address gives the same list to somebody else, and Excel the same filter", async () => {
    const one = await atDesk(browser, url, has("intake"));
    await openQueue(one.page);
    await one.page.locator("#f-q").fill("村");
    await one.page.keyboard.press("Enter");
    await one.page.locator(".address code", { hasText: "q=" }).waitFor();
    await one.page.locator("section[aria-busy=false] table.queue").waitFor();
    const ids = await one.page
      .locator(rows)
      .evaluateAll((all) => all.map((row) => row.getAttribute("data-row")));
    const two = await atDesk(browser, url, has("intake"));
    await two.page.goto(one.page.url());
    await two.page.locator(rows).first().waitFor();
    expect(
      await two.page
        .locator(rows)
        .evaluateAll((all) => all.map((row) => row.getAttribute("data-row"))),
    ).toEqual(ids);
    const excel = await one.page.getByRole("link", { name: /导出 Excel/ }).getAttribute("href");
    expect(new URL(excel ?? "", url).searchParams.get("q")).toBe("村");
    const answer = await one.page.context().request.get(`${url}${excel}`);
    expect(answer.status()).toBe(200);
    expect(answer.headers()["content-type"]).toContain("spreadsheetml");
    await one.page.context().close();
    await two.page.context().close();
  });

  it("X selects, a batch does what may be done and names the rest", async () => {
    const { page } = await atDesk(browser, url, posted("handler"));
    await openQueue(page);
    for (const press of ["j", "x", "j", "x"]) await page.keyboard.press(press);
    const batch = page.locator(".batch");
    expect(await batch.locator("b").textContent()).toBe("已选 2 件");
    const verb = batch.locator("button").first();
    // Never the bare name of an action.
    expect(await verb.textContent()).toMatch(/^批量[\u4e00-\u9fff]+$/);
    await verb.click();
    const result = page.locator(".batch-result");
    await result.waitFor();
    await page.keyboard.press("Control+Enter");
    await page
      .getByText(/件已|要改/)
      .first()
      .waitFor();
    await page.context().close();
  });

  it("an empty filter says why and offers the way out", async () => {
    const { page } = await atDesk(browser, url, has("queue"));
    await page.goto(`${url}/desk/queue?q=${encodeURIComponent("没有这样的字句甲乙丙")}`);
    await page.getByText("这些条件下没有事项").waitFor();
    await page.getByRole("button", { name: "清除全部条件" }).click();
    await page.locator(rows).first().waitFor();
    expect(new URL(page.url()).search).toBe("");
    await page.context().close();
  });

  it("on a phone it is a list of cards, with no sideways scroll down to 320 px", async () => {
    const { page, troubles } = await atDesk(browser, url, has("queue"), 390);
    await page.goto(`${url}/desk/queue`);
    await page.locator(".cards li").first().waitFor();
    await expectAccessible(page, "the queue on a phone");
    await expectNoSidewaysScroll(page, "the queue at 390 px");
    await keepWhole(page, "desk-queue");
    await page.setViewportSize({ width: 320, height: 700 });
    await expectNoSidewaysScroll(page, "the queue at 320 px");
    const low = await page
      .locator(".cards a, .button, .filter input, .filter select")
      .evaluateAll(
        (all) =>
          all.filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 44)
            .length,
      );
    expect(low).toBe(0);
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});
