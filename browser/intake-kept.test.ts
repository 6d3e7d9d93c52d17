import type { CallView, CityView } from "@xinlian/wire";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./chromium.ts";
import { cityUrl } from "./city.ts";
import { atDesk, keepWhole, patiently } from "./desk.ts";
import {
  answersCalls,
  atIntake,
  BOX,
  cases,
  numberOf,
  OURS,
  receipts,
  sit,
  tell,
  unlike,
  write,
} from "./intake-desk.ts";
import { expectAccessible, newPage } from "./page.ts";

const url = cityUrl();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe("what a call-taker has written stays", () => {
  it("a second call parks the first sheet by itself; nothing is lost, also after a reload", async () => {
    const { page } = await atIntake(browser);
    const extension = `8${unlike()}`;
    await sit(page, extension);
    const [one, two] = [`a-${unlike()}`, `b-${unlike()}`];
    // In a demo this one calls often.
    await tell(page, { event: "ring", call: one, agent: extension, from: "13900000012" });
    await tell(page, { event: "answer", call: one, agent: extension });
    await page.locator(".lede", { hasText: "通话" }).waitFor();
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>("[type=tel]")?.value !== "",
    );
    await keepWhole(page, "intake-known-caller");
    await page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
    await page.keyboard.type("牛华镇停水两天了");
    await tell(page, { event: "ring", call: two, agent: extension, from: numberOf() });
    await tell(page, { event: "answer", call: two, agent: extension });
    await page.locator(".parked li").waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
    await page.keyboard.type("12路公交不停站");
    expect(await page.locator(BOX).first().inputValue()).toBe("12路公交不停站");
    await page.reload();
    await page.locator(BOX).first().waitFor();
    expect(await page.locator(BOX).first().inputValue()).toBe("12路公交不停站");
    expect(await page.locator(".parked li").textContent()).toContain("牛华镇停水");
    await expectAccessible(page, "a parked call");
    await keepWhole(page, "intake-parked");
    await page.keyboard.press("F8");
    await page.locator(".parked li").nth(1).waitFor();
    await page.keyboard.press("1");
    await page.waitForFunction(
      (box) => document.querySelector<HTMLTextAreaElement>(box)?.value.startsWith("牛华镇"),
      BOX,
    );
    expect(await page.locator(".parked li").allTextContents()).toEqual([
      expect.stringContaining("12路公交"),
    ]);
    await page.context().close();
  });

  it.each([
    ["the answer was lost on its way back", true],
    ["the request never arrived", false],
  ])("when %s, sending again registers once", async (_, arrives) => {
    const { page } = await atIntake(browser);
    const what = `滨江路${unlike()}号外河堤护栏松动`;
    await write(page, what, "市中区", "2");
    let cut = 0;
    await page.route("**/api/cases", async (route) => {
      if (route.request().method() !== "POST" || cut > 0) return route.fallback();
      cut += 1;
      if (arrives) await route.fetch();
      return route.abort("connectionreset");
    });
    await page.keyboard.press("Control+Enter");
    await page.locator(".fault-summary", { hasText: "没有连上服务器" }).waitFor();
    // A reload in between loses neither the text nor the key.
    await page.reload();
    await page.locator(BOX).first().waitFor();
    expect(await page.locator(BOX).first().inputValue()).toBe(what);
    await page.keyboard.press("Control+Enter");
    await receipts(page).first().waitFor();
    expect(cut).toBe(1);
    expect(await cases(page, what)).toHaveLength(1);
    await page.context().close();
  });

  it("what was typed after the line broke does not make a second case, and it is said", async () => {
    const { page } = await atIntake(browser);
    const what = `柏杨路${unlike()}号门口井盖缺失`;
    await write(page, what, "市中区", "2");
    let cut = 0;
    await page.route("**/api/cases", async (route) => {
      if (route.request().method() !== "POST" || cut > 0) return route.fallback();
      cut += 1;
      await route.fetch();
      return route.abort("connectionreset");
    });
    await page.keyboard.press("Control+Enter");
    await page.locator(".fault-summary").waitFor();
    await page.locator(BOX).first().focus();
    await page.keyboard.press("End");
    await page.keyboard.type("，有人绊倒");
    await page.keyboard.press("Control+Enter");
    await receipts(page).first().waitFor();
    expect(await receipts(page).first().textContent()).toContain("断网前");
    expect(await cases(page, what)).toHaveLength(1);
    await page.context().close();
  });

  it("after signing out nothing typed can be read in this browser; after signing in it is back", async () => {
    // A session of its own: the others go on with theirs.
    const { session, page: other } = await atDesk(browser, url, answersCalls);
    await other.context().close();
    const city = (await (await fetch(`${url}/api/city`)).json()) as CityView;
    const { account } = city.accounts.find(({ name }) => name === session.person.name) ?? {};
    const { page } = await newPage(browser);
    const data = { account, password: city.demoPassword };
    const post = () => page.request.post(`${url}/api/session`, { headers: OURS, data });
    expect((await patiently(post)).ok()).toBe(true);
    await page.goto(`${url}/desk/intake`);
    await page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
    const what = `隔壁${unlike()}号养狗扰民`;
    await page.keyboard.type(what);
    await page.keyboard.press("F8");
    await page.locator(".parked li").waitFor();
    const kept = () => page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    expect(await kept()).toContain(`intake.${session.person.id}`);
    expect(await kept()).not.toContain("养狗");
    await page.getByRole("button", { name: "退出" }).click();
    await page.waitForURL(/sign-in/);
    expect(await kept()).not.toContain("养狗");
    expect((await patiently(post)).ok()).toBe(true);
    await page.goto(`${url}/desk/intake`);
    await page.locator(".parked li", { hasText: "养狗" }).waitFor();
    await page.context().close();
  });

  it("the soft phone rings, answers, hangs up and links a recording through the real door", async () => {
    const { page, troubles } = await atDesk(browser, url, answersCalls);
    const extension = `8${unlike()}`;
    await sit(page, extension);
    await page.goto(`${url}/desk/softphone`);
    await page.locator(".softphone li button").first().click();
    const call = page.locator(".softphone section").nth(1).locator("li").first();
    await call.locator("text=振铃中").waitFor();
    await call.getByRole("button", { name: "接通" }).click();
    await call.locator("text=通话中").waitFor();
    await call.getByRole("button", { name: "挂断" }).click();
    await call.locator("text=已挂断").waitFor();
    await call.getByRole("button", { name: "录音" }).click();
    await call.locator("text=录音已挂接").waitFor();
    await expectAccessible(page, "the soft phone");
    await keepWhole(page, "intake-softphone");
    const told = await page.request.get(`${url}/api/telephony/calls`);
    const [mine] = ((await told.json()) as { rows: CallView[] }).rows.filter(
      (each) => each.extension === extension,
    );
    expect(mine).toMatchObject({ phase: "ended" });
    expect(mine?.recording).toMatch(/^http/);
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});
