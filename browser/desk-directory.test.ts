import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chooseIn } from "./choose.ts";
import { openBrowser } from "./chromium.ts";
import { cityUrl } from "./city.ts";
import { atDesk, keepWhole, patiently } from "./desk.ts";
import { expectAccessible, expectNoSidewaysScroll, WIDTHS } from "./page.ts";

const url = cityUrl();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const isAdmin = (session: Parameters<Parameters<typeof atDesk>[2]>[0]) =>
  session.posts.some((post) => post.pack === "*" && post.role === "admin");

/** Each width sets up a unit of its own; a running city may have those of an earlier run. */
const mark = Math.random().toString(36).slice(2, 7);

describe("the directory in the hands of the administrator", () => {
  it.each(WIDTHS)(
    "at %i px: a unit, a person with a post in it and a duty, which answers, until it is ended",
    async (width) => {
      const { page, troubles } = await atDesk(browser, url, isAdmin, width);
      const id = `511102-t${mark}-${width}`;
      const name = `市中区治理专班${mark}${width}`;
      const form = page.locator(".directory-change");
      const told = page.locator(".toast-line");

      await open(page, "units?q=511102-h");
      await page.getByRole("button", { name: "增设单位" }).click();
      await page.locator(".directory-change").getByLabel("单位编号").waitFor();
      await page.getByRole("button", { name: /^增设单位/ }).click();
      await page.getByText("有 4 处要改").waitFor();
      await form.getByLabel("单位编号").fill("511100-service");
      await form.getByLabel("名称", { exact: true }).fill(name);
      await segment(form, "县级").click();
      await pick(page, "区划", "市中区");
      await pick(page, "上级单位", "市中区心连心");
      await look(page, "desk-unit-form");
      await page.getByRole("button", { name: /^增设单位/ }).click();
      await page.getByRole("alert").getByText("这个编号已是").waitFor();
      expect(await page.locator("#f-id-fault").textContent()).toContain("这个编号已是");
      await look(page, "desk-unit-fault");
      await form.getByLabel("单位编号").fill(id);
      await page.keyboard.press("Control+Enter");
      await told.getByText(`已增设“${name}”，编号 ${id}。`).waitFor();
      expect(await told.evaluate((line) => line === document.activeElement)).toBe(true);
      await told.getByRole("link").click();
      await page.getByRole("button", { name: `变更：${name}` }).click();
      await form.getByLabel("英文名称").fill("Shizhong Task Force");
      await page.keyboard.press("Control+Enter");
      await told.getByText(`英文名称由“${name}”改为“Shizhong Task Force”`).waitFor();
      await page.getByRole("link", { name: "看人员" }).click();

      await page.getByRole("button", { name: "增加人员" }).click();
      await form.getByLabel("姓名").fill("试用员");
      await form.getByLabel("账号").fill("guanli");
      await page.getByRole("button", { name: /^增加人员/ }).click();
      await page.getByRole("alert").getByText("账号“guanli”已有人用").waitFor();
      await form.getByLabel("账号").fill(`try${mark}${width}`);
      await page.getByRole("button", { name: /^增加人员/ }).click();
      await told.getByText("已增加 试用员").waitFor();
      const password = (await told.locator("code").textContent()) ?? "";
      await look(page, "desk-person-added");
      // The refused try left nobody behind, and the account opens with what was shown.
      expect(await page.getByRole("button", { name: /^任岗：试用员/ }).count()).toBe(1);
      // Signing in is allowed a few times a minute: once is enough to know.
      if (width === 1440) expect(await signsIn(`try${mark}${width}`, password)).toBe(200);

      await page.getByRole("button", { name: /^任岗：试用员/ }).click();
      await choosePack(form);
      await segment(form, "承办").click();
      await look(page, "desk-post-form");
      await page.keyboard.press("Control+Enter");
      await told.getByText(`试用员已任${name}承办。`).waitFor();

      await open(page, `duties?unit=${id}`);
      await page.getByRole("button", { name: "增设职责" }).click();
      await choosePack(form);
      await form.getByLabel("类别").selectOption("trade");
      await pick(page, "区划", "通江街道");
      // The unit that the list is about is proposed.
      expect(await form.getByRole("combobox", { name: "承办单位" }).inputValue()).toBe(name);
      await look(page, "desk-duty-form");
      await page.keyboard.press("Control+Enter");
      await told.getByText(`由${name}承办。`).waitFor();
      await told.getByRole("link", { name: "看为什么是它" }).click();
      await page.locator(".answer h2").getByText(name).waitFor();
      const why = page.url();
      await page.goBack();
      await page.goto(`${url}/desk/directory/duties?pack=message&unit=${id}`);
      await page.getByRole("button", { name: /^撤销：/ }).click();
      await look(page, "desk-duty-end");
      await page.getByRole("button", { name: /^撤销职责/ }).click();
      await told.getByText("已撤销职责：").waitFor();
      await page.goto(why);
      await page.locator(".answer h2").waitFor();
      expect(await page.locator(".answer h2").textContent()).not.toContain(name);

      await page.goto(`${url}/desk/directory/people?unit=${id}`);
      await page.getByRole("button", { name: /^免岗：试用员/ }).click();
      await page.keyboard.press("Escape");
      await page.locator(".directory-change").getByRole("button", { name: /^免岗/ }).click();
      await told.getByText(`试用员不再任${name}承办。`).waitFor();
      await page.goto(`${url}/desk/directory/units?q=${id}`);
      await page.getByRole("button", { name: `撤销：${name}` }).click();
      await page.getByRole("button", { name: "收起" }).click();
      const verb = page.getByRole("button", { name: `撤销：${name}` });
      await page.waitForFunction(() => document.activeElement?.textContent === "撤销");
      await verb.press("Enter");
      await page.locator(".directory-change").getByRole("button", { name: /^撤销/ }).click();
      await told.getByText(`已撤销“${name}”。`).waitFor();
      await page.getByRole("button", { name: `恢复：${name}` }).waitFor();

      // The browser itself notes every refused request; nothing else went wrong.
      expect(troubles.filter((line) => !line.includes("status of 409"))).toEqual([]);
      await page.context().close();
    },
  );

  it("on a phone: an answer that comes while an option is pressed does not move it away", async () => {
    const { page } = await atDesk(browser, url, isAdmin, 390);
    let answer = (): void => {};
    const late = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await open(page, "units");
    await page.getByRole("button", { name: "增设单位" }).click();
    const box = page.locator(".directory-change").getByRole("combobox", { name: "上级单位" });
    const options = page.getByRole("option");
    await page.route(/\/api\/units\?q=/, async (route) => {
      await late;
      await route.continue();
    });
    await box.fill("住房");
    await options.first().waitFor();
    // The list stands unseen until the keyboard of a phone would have settled.
    await page.waitForFunction(() => {
      const list = document.querySelector(".popover");
      return list !== null && getComputedStyle(list).opacity === "1";
    });
    const [before, first] = [await options.count(), await options.first().innerText()];
    const stood = await options.first().boundingBox();
    if (stood === null) throw new Error("the option stands nowhere");
    await page.mouse.move(stood.x + 20, stood.y + stood.height / 2);
    await page.mouse.down();
    const answered = page.waitForResponse(/\/api\/units\?q=/);
    answer();
    await answered;
    await page.waitForTimeout(500);
    expect(await options.count()).toBe(before);
    await page.mouse.up();
    await page.getByRole("listbox").waitFor({ state: "detached" });
    expect(first).toContain(await box.inputValue());
    await page.context().close();
  });

  it("speaks English where the page does", async () => {
    const { page } = await atDesk(browser, url, isAdmin);
    await open(page, "units");
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("button", { name: "Set up a unit" }).click();
    const words = page.locator(".directory-change");
    await words.getByLabel("Id of the unit").waitFor();
    expect(await words.innerText()).not.toMatch(/[\u4e00-\u9fff]/);
    await page.context().close();
  });

  it("nobody else sees a form, nor a verb in a row", async () => {
    const { page } = await atDesk(browser, url, (session) => !isAdmin(session));
    for (const tab of ["units", "people", "duties"]) {
      await open(page, tab);
      await page.locator("main tbody tr").first().waitFor();
      expect(await page.locator("main table button, .directory-begin").count()).toBe(0);
    }
    await page.context().close();
  });
});

/** One of a few choices that stand side by side, each behind its figure. */
function segment(form: Locator, words: string): Locator {
  return form.locator(".segments label").filter({ hasText: new RegExp(`^\\d?${words}$`) });
}

/** Many packs are a list to choose from. */
async function choosePack(form: Locator): Promise<void> {
  const pack = form.locator("select").filter({ hasText: "群众留言办理" });
  await pack.selectOption({ label: "群众留言办理" });
}

async function open(page: Page, tab: string): Promise<void> {
  await page.goto(`${url}/desk/directory/${tab}`);
  await page.locator("h1").first().waitFor();
  await page.locator(".waiting").waitFor({ state: "detached" });
}

async function signsIn(account: string, password: string): Promise<number> {
  const answer = await patiently(async () => {
    const sent = await fetch(`${url}/api/session`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-xinlian": "1", origin: url },
      body: JSON.stringify({ account, password }),
    });
    return { status: () => sent.status };
  });
  return answer.status();
}

/** Picks by typing, in the form that is open. */
async function pick(page: Page, label: string, words: string): Promise<void> {
  const box = page.locator(".directory-change").getByRole("combobox", { name: label });
  await chooseIn(page, box, words);
}

async function look(page: Page, name: string): Promise<void> {
  await expectAccessible(page, name);
  await expectNoSidewaysScroll(page, name);
  await keepWhole(page, name);
}
