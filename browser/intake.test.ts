import type {
  CallView,
  CasePage,
  CaseView,
  CityView,
  SessionView,
  TelephonyEvent,
} from "@xinlian/wire";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./chromium.ts";
import { cityUrl } from "./city.ts";
import { type AtDesk, atDesk, keepWhole, patiently } from "./desk.ts";
import { countKeys } from "./key-count.ts";
import { expectAccessible, expectNoSidewaysScroll, newPage, type Width } from "./page.ts";

const url = cityUrl();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A call-taker: an intake desk that follows the telephone. */
const answersCalls = (session: SessionView) =>
  session.desks.some((desk) => desk.is === "intake" && desk.calls.take !== null);
const OURS = { "x-xinlian": "1", origin: url };
const BOX = "form.intake-form .matter textarea";

/** A call-taker at an empty desk; what an earlier path left on the line is hung up. */
async function atIntake(width: Width = 1440): Promise<AtDesk> {
  const at = await atDesk(browser, url, answersCalls, width);
  const told = await at.page.request.get(`${url}/api/telephony/calls`);
  for (const { call, phase, extension } of ((await told.json()) as { rows: CallView[] }).rows)
    if (phase !== "ended") await tell(at.page, { event: "hangup", call, agent: extension });
  await at.page.goto(`${url}/desk/intake`);
  await at.page.locator(BOX).first().waitFor();
  await at.page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
  return at;
}

/** What an exchange would tell, by the demo's door. */
async function tell(page: Page, event: Partial<TelephonyEvent> & { call: string }): Promise<void> {
  const answer = await page.request.post(`${url}/api/telephony/demo`, {
    headers: OURS,
    data: { at: new Date().toISOString(), ...event },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

async function sit(page: Page, extension: string): Promise<void> {
  const data = { extension };
  await page.request.post(`${url}/api/telephony/agent`, { headers: OURS, data });
}

const numberOf = () => `139${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;
/** A number that no other path uses; as a house number it reads like one. */
const unlike = () => String(Date.now() % 100_000);

/** Writes a matter as a call-taker does: text, place, kind by its figure, then what is proposed. */
async function write(page: Page, what: string, where: string, kind: string): Promise<void> {
  await page.keyboard.type(what);
  await page.keyboard.press("Tab");
  await page.keyboard.type(where);
  await page.keyboard.press("Tab");
  // A link to correct the area that was recognised may stand between.
  await page.waitForTimeout(900);
  if (!(await page.evaluate(() => document.activeElement?.matches("[type=radio]"))))
    await page.keyboard.press("Tab");
  await page.keyboard.press(kind);
}

async function cases(page: Page, q: string): Promise<CasePage["rows"]> {
  const found = await page.request.get(`${url}/api/cases?q=${encodeURIComponent(`"${q}"`)}`);
  return ((await found.json()) as CasePage).rows;
}

/** Takes what is proposed for the fields that are still empty, one stroke each. */
async function takeNext(page: Page): Promise<void> {
  const next = page.locator(".proposals .next");
  await next.waitFor();
  for (let taken = 0; taken < 3 && (await next.count()) > 0; taken += 1) {
    const kind = await next.getAttribute("data-kind");
    await page.keyboard.press("F9");
    await page.locator(`.proposals [data-kind=${kind}].took`).first().waitFor();
    // The list follows what was taken.
    await page.waitForTimeout(900);
  }
}

/** Takes the first proposal of a kind by the figure that stands beside it. */
async function takeProposal(page: Page, kind: string): Promise<void> {
  const caps = page.locator(`.proposals [data-kind=${kind}] .take kbd`).last();
  await caps.waitFor();
  const [first = "", second = ""] = ((await caps.textContent()) ?? "").split(" ");
  await page.keyboard.press(first);
  await page.keyboard.press(second);
}

/** The case that the first receipt is about. */
async function opened(page: Page): Promise<CaseView> {
  const href = await receipts(page).first().getByRole("link").first().getAttribute("href");
  const id = href?.split("/").at(-1);
  return (await (await page.request.get(`${url}/api/cases/${id}`)).json()) as CaseView;
}

const receipts = (page: Page) => page.locator(".receipts li");

describe("the call-taker's desk", () => {
  it("speaks English whole: what is left in Chinese is the city's own", async () => {
    const { page } = await atIntake();
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
    const { page, troubles } = await atIntake();
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
    const { page } = await atIntake();
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

  it("a second call parks the first sheet by itself; nothing is lost, also after a reload", async () => {
    const { page } = await atIntake();
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

  it("while pinyin is composed no key does anything but choose words", async () => {
    const { page } = await atIntake();
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
    const { page } = await atIntake();
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

  it.each([
    ["the answer was lost on its way back", true],
    ["the request never arrived", false],
  ])("when %s, sending again registers once", async (_, arrives) => {
    const { page } = await atIntake();
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
    const { page } = await atIntake();
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

  it("where is my case: the number opens what the caller has, one key urges, the answer is there to read out", async () => {
    const { page } = await atIntake();
    const phone = numberOf();
    const what = `平羌小区${unlike()}号自来水发黄`;
    await write(page, what, "市中区", "2");
    await page.locator("[type=tel]").fill(phone);
    await page.keyboard.press("Control+Enter");
    await receipts(page).first().waitFor();
    const number = (await page.locator(".receipt-number").first().textContent()) ?? "";
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
    await page.locator("[type=tel]").fill(`+86 ${phone.slice(0, 3)}-${phone.slice(3)}`);
    const row = page.locator("[data-list=caller] .matter-row");
    await row.first().waitFor();
    expect(await row.first().textContent()).toContain("平羌小区");
    await page.keyboard.press("Alt+h");
    const told = page.locator("[data-list=caller] .told blockquote");
    await told.waitFor();
    expect(await told.textContent()).toContain(number);
    await page.keyboard.press("u");
    await page.locator(".told-done", { hasText: "已" }).waitFor();
    await expectAccessible(page, "the caller's matters");
    await keepWhole(page, "intake-progress");
    // By its number, too.
    await page.locator("#progress").fill(number);
    await page.keyboard.press("Enter");
    await page.locator("[data-list=progress] .matter-row").waitFor();
    expect(await page.locator("[data-list=progress]").textContent()).toContain("平羌小区");
    await page.context().close();
  });

  it("what the knowledge base answers is read out and closed at once", async () => {
    const { page } = await atIntake();
    const count = await countKeys(page);
    await page.keyboard.type("请问异地就医怎么备案");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("1");
    await takeProposal(page, "article");
    const aloud = page.locator(".way textarea").first();
    await aloud.waitFor();
    expect(await aloud.inputValue()).not.toBe("");
    await expectAccessible(page, "an answer to read out");
    await keepWhole(page, "intake-answer");
    await page.keyboard.press("Control+Enter");
    await receipts(page).first().waitFor();
    expect((await count()).outside).toBeLessThanOrEqual(12);
    expect(await opened(page)).toMatchObject({ ended: true, lead: null });
    await page.context().close();
  });

  it("what is urgent goes to an emergency line, with who took it and when", async () => {
    const { page } = await atIntake();
    await page.keyboard.type(`${unlike()}号厂房冒浓烟，有人被困`);
    await page.keyboard.press("Tab");
    await page.keyboard.type("市中区海棠街道");
    await page.keyboard.press("Tab");
    await page.keyboard.press("2");
    const way = page.locator(".matter-end button", { hasText: "紧急专线" }).first();
    const [first = "", second = ""] = ((await way.locator("kbd").textContent()) ?? "").split(" ");
    await page.keyboard.press(first);
    await page.keyboard.press(second);
    await page.locator(".way [type=radio]").first().waitFor();
    await page.waitForFunction(() => document.activeElement?.closest(".way") !== null);
    await page.keyboard.press("2");
    await page.keyboard.press("Tab");
    await page.keyboard.type("指挥中心李警官");
    await expectAccessible(page, "passing on to an emergency line");
    await keepWhole(page, "intake-emergency");
    await page.keyboard.press("Control+Enter");
    await receipts(page).first().waitFor();
    const view = await opened(page);
    expect(view.ended).toBe(true);
    const said = view.fields.map((field) => field.display.zh).join(" ");
    expect(said).toContain("119");
    expect(said).toContain("指挥中心李警官");
    await page.context().close();
  });

  it("the same matter of another caller is found and joined", async () => {
    const { page } = await atIntake();
    const what = `岷江大道${unlike()}号门前水管爆裂，水淹到路面`;
    const register = async () => {
      await write(page, what, "市中区海棠街道", "2");
      await page.locator("[type=tel]").fill(numberOf());
    };
    await register();
    await page.keyboard.press("Control+Enter");
    await receipts(page).first().waitFor();
    const first = await opened(page);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
    await register();
    await takeProposal(page, "twin");
    await page.locator(".way").waitFor();
    await keepWhole(page, "intake-twin");
    await page.keyboard.press("Control+Enter");
    await receipts(page).first().waitFor();
    const second = await opened(page);
    expect(second.id).not.toBe(first.id);
    expect(second.ended).toBe(true);
    expect(second.fields.map((field) => field.value)).toContain(first.id);
    await page.context().close();
  });

  it("on a phone: the sheet first, then what is proposed, then calls; axe silent, no sideways scroll", async () => {
    const { page, troubles } = await atIntake(390);
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
