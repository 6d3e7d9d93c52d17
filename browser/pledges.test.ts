import type { PersonView, Pledges } from "@xinlian/wire";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./chromium.ts";
import { cityUrl } from "./city.ts";
import { pick, pressKey } from "./keyboard.ts";
import { as, look } from "./look.ts";
import { WIDTHS } from "./page.ts";

const url = cityUrl();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function read<T>(page: Page, path: string): Promise<T> {
  return (await (await page.request.get(`${url}${path}`)).json()) as T;
}

/** An officer without an account who is in charge of several entries of the food register, and a colleague of his. */
async function officers(page: Page): Promise<readonly [PersonView, PersonView]> {
  const found: PersonView[] = [];
  for (let after = ""; ; ) {
    const { rows, next } = await read<{ rows: PersonView[]; next: string | null }>(
      page,
      `/api/people?limit=200${after}`,
    );
    for (const person of rows) {
      const { posts, account, left } = person;
      if (account !== null || left || !posts.some(({ role }) => role === "officer")) continue;
      const { rows } = await read<Pledges>(page, `/api/people/${person.id}/pledges`);
      if (rows.filter(({ pack }) => pack === "food").length > 2) found.push(person);
      const [leaving, heir] = found;
      if (leaving && heir) return [leaving, heir];
    }
    if (next === null) throw new Error("no two officers with several entries");
    after = `&after=${next}`;
  }
}

describe("an officer who leaves", () => {
  it.each(WIDTHS)(
    "at %i px: his entries are handed to a colleague, one by choice, then the rest, by keyboard",
    async (width) => {
      const office = await as(browser, url, "shian", width);
      const { page } = office;
      const [leaving, heir] = await officers(page);
      await page.goto(`${url}/desk/directory/people?q=${encodeURIComponent(leaving.name)}`);
      await pressKey(page.locator("td").getByRole("link", { name: leaving.name }).first());
      const food = page.locator("main section", { hasText: "食品安全" }).first();
      const rows = food.locator("tbody tr");
      await rows.first().waitFor();
      const count = await rows.count();
      await look(office, "what somebody is in charge of", "desk-pledges");
      await pressKey(food.getByRole("button", { name: "交给别人" }));
      await pressKey(food.getByRole("button", { name: "全不选" }));
      await page.getByRole("alert").getByText("没有选中任何一条").waitFor();
      await rows.last().getByRole("checkbox").focus();
      await page.keyboard.press("Space");
      await pick(food.getByRole("combobox", { name: "接手的人" }), heir.name);
      await food.getByText(`已选 1 / ${count} 条`).waitFor();
      await look(office, "an entry that is handed over", "desk-pledges-hand");
      await page.keyboard.press("Control+Enter");
      const told = page.locator(".toast-line");
      await told.getByText(`${leaving.name}名下的 1 条已交出`).waitFor();
      expect(await told.evaluate((line) => line === document.activeElement)).toBe(true);
      await page.waitForFunction(
        (n) => document.querySelectorAll("main section:first-of-type tbody tr").length <= n,
        count - 1,
      );
      await pressKey(food.getByRole("button", { name: "交给别人" }));
      await pick(food.getByRole("combobox", { name: "接手的人" }), heir.name);
      await page.keyboard.press("Control+Enter");
      await told.getByText("没有交出").waitFor();
      await look(office, "all entries but one are handed over", "desk-pledges-handed");
      // An officer's own entry says who he is, and his colleague has one: it is told with its reason.
      const left = await read<Pledges>(page, `/api/people/${leaving.id}/pledges`);
      const stayed = left.rows.filter(({ pack }) => pack === "food");
      expect(stayed.map(({ register }) => register.id)).toEqual(["pledge_book"]);
      expect(await told.locator("li").count()).toBe(stayed.length);
      expect(office.troubles).toEqual([]);
      await page.context().close();
    },
  );
});
