import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./chromium.ts";
import { cityUrl } from "./city.ts";
import { atDesk, keepWhole, posted } from "./desk.ts";
import { answered, registered, replied } from "./matter.ts";
import { expectAccessible, expectNoSidewaysScroll, WIDTHS, type Width } from "./page.ts";

const url = cityUrl();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
  // Whatever the hour and the day: something waits to be dispatched, reviewed, asked about.
  const lamp = {
    what: "演武街牌坊旁一盏路灯整夜不亮",
    topic: "路灯照明",
    area: "511102",
    address: "演武街牌坊旁",
    phone: "13900005151",
  };
  const lead = "511102-urban";
  await registered(browser, url, lamp);
  await replied(browser, url, { ...lamp, lead });
  await answered(browser, url, { ...lamp, lead });
  await answered(browser, url, { ...lamp, lead, secret: true });
});
afterAll(() => browser.close());

/** A page that a role works with: its address, and what is pressed on it before it is looked at. */
type Screen = readonly [name: string, path: string, press?: (page: Page) => Promise<void>];

const titles = (page: Page) => page.locator("table.queue td a, .cards a").locator("visible=true");

/** Opens a case of the list, as a click on its title does. */
async function openRow(page: Page, row: number): Promise<void> {
  await titles(page).nth(row).click();
  await page.waitForURL(/\/case\//);
  await page.locator(".story li").first().waitFor();
}
const openFirst = (page: Page) => openRow(page, 0);

/** Opens the form of an action, of the first case in sight that offers it. */
const act = (name: RegExp) => async (page: Page) => {
  const list = page.url();
  await titles(page).first().waitFor();
  const button = page.locator(".acts").getByRole("button", { name }).first();
  for (let row = 0, rows = await titles(page).count(); row < rows; row += 1) {
    await openRow(page, row);
    if (await button.isVisible()) break;
    await page.goto(list);
    await titles(page).first().waitFor();
  }
  await button.click();
  await page.locator(".act form").first().waitFor();
};

/** The same, and waits until the unit that is proposed has its name. */
const actProposed = (name: RegExp) => async (page: Page) => {
  await act(name)(page);
  const unit = page.locator(".act form").getByRole("combobox", { name: "承办单位" });
  await expect.poll(() => unit.inputValue(), { timeout: 10_000 }).not.toBe("");
};

/** Follows the first link of the page's own table, until the page there has its own heading. */
async function follow(page: Page): Promise<void> {
  const left = await page.locator("h1").first().innerText();
  const link = page.locator("main table td a, main table th a").first();
  const to = (await link.getAttribute("href")) ?? "";
  await link.click();
  await page.waitForURL(`**${to}`);
  await page.waitForFunction((was) => {
    const heading = document.querySelector("h1");
    return heading !== null && heading.innerText !== was;
  }, left);
}

const press =
  (name: RegExp, shows: (page: Page) => Locator = (page) => page.locator(".directory-change")) =>
  async (page: Page) => {
    await page.getByRole("button", { name }).first().click();
    await shows(page).first().waitFor();
  };

/** The same on the page of the register's first entry. */
const pressInEntry = (name: RegExp) => async (page: Page) => {
  await follow(page);
  await press(name)(page);
};

/** Tries a table of which one row is good and one has a date that no calendar knows. */
async function tryTable(page: Page): Promise<void> {
  const rows = [
    "问题,答复口径,责任单位,依据,有效期至",
    "几点开门,九点,511100-service,馆规,2099-12-31",
    "几点关门,五点,511100-service,馆规,2099-02-30",
  ];
  await page.locator("input[type=file]").setInputFiles({
    name: "答复.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(rows.join("\n")),
  });
  await page.getByRole("button", { name: "先试读" }).click();
  await page.locator(".toast-line").waitFor();
  await page.locator("main table").waitFor();
}

const ROLES: Readonly<Record<string, readonly Screen[]>> = {
  dispatcher: [
    ["desk-dispatch", "queue/hotline/dispatch"],
    ["desk-dispatch-case", "queue/hotline/dispatch?state=registered", actProposed(/^派单/)],
  ],
  handler: [
    ["desk-handle", "queue/hotline/queue"],
    ["desk-handle-case", "queue/hotline/queue", act(/^(签收|反馈答复)/)],
    ["desk-handle-assists", "queue/hotline/assists"],
    ["desk-handle-supervisions", "queue/hotline/supervisions"],
  ],
  reviewer: [
    ["desk-review", "queue/hotline/review"],
    ["desk-review-case", "queue/hotline/review", act(/^退回/)],
  ],
  caller_back: [
    [
      "desk-callback",
      "queue/hotline/callback",
      async (page) => {
        const row = page.locator("tr[data-row]").first();
        // A phone has no glance beside its cards: what is said stands on the case's page.
        if (await row.isVisible()) await row.press("Enter");
        else await openFirst(page);
        await page.locator(".script").waitFor();
      },
    ],
  ],
  supervisor: [
    ["desk-board", "queue/hotline/board"],
    ["desk-board-case", "queue/hotline/board", act(/^督办/)],
    [
      "desk-bulletins",
      "bulletins",
      async (page) => {
        if ((await page.locator("main table a").count()) > 0) return;
        await page.getByRole("button", { name: "起草最近一期" }).first().click();
        await page.waitForURL(/\/bulletins\/.+/);
        await page.goBack();
        await page.locator("main table a").first().waitFor();
      },
    ],
    ["desk-bulletin", "bulletins", follow],
  ],
  leader: [
    ["desk-leader", "leader"],
    ["desk-notices", "notices"],
    ["desk-instructions", "queue/hotline/instructions"],
  ],
  editor: [
    ["desk-registers", "register"],
    ["desk-register", "register/hotline/article"],
    ["desk-register-entry", "register/hotline/article", follow],
    ["desk-register-enter", "register/hotline/article", press(/^新登记一条/)],
    ["desk-register-change", "register/hotline/article", pressInEntry(/^修改/)],
    ["desk-register-end", "register/hotline/article", pressInEntry(/^停用/)],
    ["desk-register-import", "register/hotline/article/import", tryTable],
  ],
  relay: [
    ["desk-relay", "queue/hotline/relayed"],
    ["desk-relay-case", "queue/hotline/relayed", openFirst],
    [
      "desk-look",
      "queue/hotline/relayed",
      async (page) => {
        await openFirst(page);
        await page.getByRole("button", { name: /^查看/ }).click();
        await page.locator(".look-form").waitFor();
      },
    ],
  ],
  auditor: [["desk-auditor", "directory/people?q=孙正"]],
  admin: [
    ["desk-imports", "imports"],
    ["desk-deputy-form", "directory/deputies", press(/^请人代办/)],
    ["desk-leaving", "directory/people?q=陈", press(/^离岗/)],
    ["desk-dissolve", "directory/units?q=511102-urban", press(/^撤销/)],
  ],
};

async function look(page: Page, name: string): Promise<void> {
  await expect.poll(() => page.locator(".waiting").count(), { timeout: 30_000 }).toBe(0);
  await page.locator("h1").first().waitFor();
  await expectAccessible(page, name);
  await expectNoSidewaysScroll(page, name);
  await keepWhole(page, name);
}

describe.each(Object.entries(ROLES))("the screens of the %s", (role, screens) => {
  it.each(WIDTHS)("at %i px: axe silent, no sideways scroll, no trouble", async (width: Width) => {
    const { page, troubles } = await atDesk(browser, url, posted(role), width);
    page.setDefaultTimeout(10_000);
    for (const [name, path, done] of screens) {
      await page.goto(`${url}/desk/${path}`);
      await page.locator("h1").first().waitFor();
      await expect.poll(() => page.locator(".waiting").count(), { timeout: 30_000 }).toBe(0);
      await done?.(page);
      await look(page, name);
    }
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});

/** What an exchange sends; an answer of 401 says that its key opens nothing. */
async function ring(key: string): Promise<number> {
  const answer = await fetch(`${url}/api/telephony/events`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    body: JSON.stringify({
      event: "ring",
      call: crypto.randomUUID(),
      agent: "8990",
      from: "138 0000 2765",
      to: "12345",
      at: new Date().toISOString(),
    }),
  });
  return answer.status;
}

describe("the keys of connected systems", () => {
  it.each(WIDTHS)("at %i px: made, shown once, used, revoked", async (width: Width) => {
    const { page, troubles } = await atDesk(browser, url, posted("admin"), width);
    page.setDefaultTimeout(10_000);
    const name = `exchange-${Date.now().toString(36)}`;
    const form = page.locator(".directory-change");
    const told = page.locator(".toast-line");
    await page.goto(`${url}/desk/directory/feeds`);
    await page.getByRole("button", { name: "发密钥" }).click();
    await page.keyboard.press("Control+Enter");
    await page.getByText("有 2 处要改").waitFor();
    await form.getByLabel("系统名").fill(name);
    await form.locator(".tick input").first().check();
    await form.getByText("话务事件").click();
    await look(page, "desk-feed-form");
    await form.getByLabel("系统名").press("Control+Enter");
    const key = (await told.locator("code").textContent()) ?? "";
    expect(key).toMatch(/^xlk_[0-9a-f]{40}$/);
    expect(await told.evaluate((line) => line === document.activeElement)).toBe(true);
    await page.getByRole("button", { name: `吊销：${name}` }).waitFor();
    await look(page, "desk-feed-made");
    expect(await ring(key)).toBe(200);
    await page.reload();
    await page.getByRole("button", { name: `吊销：${name}` }).press("Enter");
    expect(await page.getByText(key).count()).toBe(0);
    await form.getByRole("button", { name: /^吊销/ }).click();
    await told.getByText(`已吊销“${name}”的密钥。`).waitFor();
    await look(page, "desk-feeds");
    expect(await ring(key)).toBe(401);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("are nobody else's: no tab, and the address says whose they are", async () => {
    const { page } = await atDesk(browser, url, posted("auditor"));
    await page.goto(`${url}/desk/directory/feeds`);
    await page.getByText("接入密钥由系统管理员管理。").waitFor();
    expect(await page.locator(".tabs a").count()).toBe(5);
    await page.context().close();
  });
});
