import type { CallView, CaseView } from "@xinlian/wire";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./chromium.ts";
import { cityUrl } from "./city.ts";
import { keepWhole } from "./desk.ts";
import {
  atIntake,
  BOX,
  cases,
  numberOf,
  receipts,
  sit,
  takeNext,
  tell,
  unlike,
  write,
} from "./intake-desk.ts";
import { countKeys } from "./key-count.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./page.ts";

const url = cityUrl();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe("the call-taker's desk", () => {
  it("speaks English whole: what is left in Chinese is the city's own", async () => {
    const { page } = await atIntake(browser);
    await page.getByRole("button", { name: "English" }).click();
    await page.waitForFunction(() => document.documentElement.lang === "en-GB");
    await page.keyboard.press("Alt+n");
    await page.keyboard.press("F8");
    const own = page.locator(
      ".lede, .intake-side, .matter-tabs, .matter label, .matter legend, .matter summary, .matter-end, .proposals, .key-bar",
    );
    const text = (await own.allInnerTexts()).join(" ");
    expect(text).not.toMatch(/[\u4e00-\u9fff]/);
    await expectAccessible(page, "the intake in English");
    await page.context().close();
  });

  it("one call with three matters, keyboard only, from the ringing to the sentences to read out", async () => {
    const { page, troubles } = await atIntake(browser);
    await sit(page, `8${unlike()}`);
    const seat = await page.request.get(`${url}/api/telephony/calls`);
    const { agent } = (await seat.json()) as { agent: { extension: string } };
    await page.reload();
    await page.locator(BOX).first().waitFor();
    const call = `t-${unlike()}`;
    const from = numberOf();
    await tell(page, { event: "ring", call, agent: agent.extension, from, to: "12345" });
    await page.locator(".ringing").waitFor();
    expect(await page.locator(".ringing").textContent()).not.toContain(from);
    await keepWhole(page, "intake-ringing");
    await page.keyboard.press("Alt+a");
    await page.locator(".lede", { hasText: "通话" }).waitFor();
    expect(await page.locator(".lede").textContent()).toContain(`${from.slice(0, 3)}****`);
    // The number that the exchange gave stands in the form.
    await page.waitForFunction(
      (phone) => document.querySelector<HTMLInputElement>("[type=tel]")?.value === phone,
      from,
    );
    const tag = unlike();
    await write(
      page,
      `人民西路${tag}号门前三盏路灯不亮，已经五天`,
      "市中区海棠街道人民西路46号",
      "2",
    );
    await takeNext(page);
    await page.keyboard.press("Alt+n");
    await write(page, `${tag}号楼下烧烤店油烟直排，夜里关不了窗`, "峨眉山市", "4");
    await takeNext(page);
    await page.keyboard.press("Alt+n");
    await write(page, `文化路${tag}号旁的公交站牌被撞歪了，快倒了`, "五通桥区", "2");
    await takeNext(page);
    expect(await page.getByRole("tab").count()).toBe(3);
    // Who calls goes along with every matter.
    expect(await page.locator("[type=tel]").inputValue()).toBe(from);
    await expectAccessible(page, "three matters of one call");
    await keepWhole(page, "intake-three-matters");
    await page.keyboard.press("Control+Enter");
    await receipts(page).nth(2).waitFor();
    const numbers = await page.locator(".receipt-number").allTextContents();
    expect(new Set(numbers).size).toBe(3);
    for (const [at, said] of (
      await page.locator(".receipts blockquote").allTextContents()
    ).entries())
      expect(said).toContain(numbers[at]);
    await expectAccessible(page, "what was registered");
    await keepWhole(page, "intake-receipts");
    const rows = await cases(page, tag);
    expect(rows).toHaveLength(3);
    // Each is with a unit of its own already: dispatched by the stroke that registered it.
    expect(rows.every((row) => row.lead !== null)).toBe(true);
    expect(new Set(rows.map((row) => row.lead?.id)).size).toBe(3);
    const told = await page.request.get(`${url}/api/telephony/calls`);
    const calls = ((await told.json()) as { rows: CallView[] }).rows;
    const parent = calls.find((each) => each.call === call)?.case;
    for (const row of rows) {
      const view = (await (
        await page.request.get(`${url}/api/cases/${row.id}`)
      ).json()) as CaseView;
      expect(view.links.filter((link) => link.how === "parent").map((link) => link.id)).toEqual([
        parent,
      ]);
    }
    await tell(page, { event: "hangup", call, agent: agent.extension });
    await page.locator(".lede", { hasText: "通话已结束" }).waitFor();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
    expect(await page.locator(BOX).first().inputValue()).toBe("");
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("one matter costs at most twelve keydowns outside what is typed, and no mouse", async () => {
    const { page } = await atIntake(browser);
    const count = await countKeys(page);
    const tag = unlike();
    await write(page, `演武街${tag}号两盏路灯不亮，晚上看不清路`, "市中区通江街道演武街", "2");
    await takeNext(page);
    await page.locator("#f-caller, [type=tel]").last().waitFor();
    while (!(await page.evaluate(() => document.activeElement?.matches(".contact-line input"))))
      await page.keyboard.press("Tab");
    await page.keyboard.type("王女士");
    await page.keyboard.press("Tab");
    await page.keyboard.type(numberOf());
    await keepWhole(page, "intake-proposals");
    await page.keyboard.press("Control+Enter");
    await receipts(page).first().waitFor();
    const keys = await count();
    console.log(`keydowns outside ${keys.outside}, commands ${keys.commands}`);
    expect(keys.outside).toBeLessThanOrEqual(12);
    expect(keys.commands).toBeLessThanOrEqual(12);
    await page.context().close();
  });

  it("while pinyin is composed no key does anything but choose words", async () => {
    const { page } = await atIntake(browser);
    await page.keyboard.type("路灯");
    await page.evaluate(() => {
      Object.assign(window, { composed: [] as boolean[] });
      window.addEventListener(
        "keydown",
        (event) => (window as unknown as { composed: boolean[] }).composed.push(event.isComposing),
        true,
      );
    });
    const ime = await page.context().newCDPSession(page);
    const keys = ["Enter", "Control+Enter", "F8", "F9", "Alt+n", "F2"];
    for (const key of keys) {
      const text = "buliang".slice(0, 2 + keys.indexOf(key));
      const { length } = text;
      await ime.send("Input.imeSetComposition", {
        text,
        selectionStart: length,
        selectionEnd: length,
      });
      await page.keyboard.press(key);
    }
    const composed = await page.evaluate(
      () => (window as unknown as { composed: boolean[] }).composed,
    );
    expect(composed.length).toBeGreaterThanOrEqual(keys.length);
    expect(composed.every(Boolean)).toBe(true);
    await page.waitForTimeout(400);
    expect(await page.locator(".parked li").count()).toBe(0);
    expect(await page.locator(".fault-summary, .receipts").count()).toBe(0);
    expect(await page.getByRole("tab").count()).toBe(1);
    expect(await page.locator(BOX).first().inputValue()).toContain("路灯");
    await page.context().close();
  });

  it("an empty sheet: the summary takes the focus and every line leads to its field", async () => {
    const { page } = await atIntake(browser);
    await page.keyboard.press("Control+Enter");
    const summary = page.locator(".fault-summary");
    await summary.waitFor();
    await page.waitForFunction(() => document.activeElement?.classList.contains("fault-summary"));
    for (const link of await summary.locator("a").all()) {
      const name = (await link.getAttribute("href"))?.slice(1);
      await link.click();
      expect(
        await page.evaluate((id) => document.activeElement?.closest(`#${id}`) !== null, name),
      ).toBe(true);
      expect(await page.locator(`#${name}-fault`).textContent()).toBe(await link.textContent());
    }
    await page.context().close();
  });

  it("on a phone: the sheet first, then what is proposed, then calls; axe silent, no sideways scroll", async () => {
    const { page, troubles } = await atIntake(browser, 390);
    await page.keyboard.type("人民西路三盏路灯不亮，已经五天");
    await page.locator(".proposals ol li").first().waitFor();
    const tops = await page.evaluate(() =>
      [".intake-form", ".proposals", ".intake-side"].map(
        (selector) => document.querySelector(selector)?.getBoundingClientRect().top ?? 0,
      ),
    );
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
    await expectAccessible(page, "the intake on a phone");
    await expectNoSidewaysScroll(page, "the intake on a phone");
    await keepWhole(page, "intake-proposals");
    await page.setViewportSize({ width: 320, height: 700 });
    await expectNoSidewaysScroll(page, "the intake at 320 px");
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});
