import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chooseIn } from "./choose.ts";
import { openBrowser } from "./chromium.ts";
import { cityUrl } from "./city.ts";
import { unlike } from "./intake-desk.ts";
import { choose, day, days, openForm, pick, pressKey, sendInto, write } from "./keyboard.ts";
import { as, look } from "./look.ts";
import { form, nowIn, send, takeAction } from "./walk/case-steps.ts";

const url = cityUrl();
let browser: Browser;
/** Address of the need that was listed first. */
let need = "";
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const OURS = "海棠楼栋·教育局";

/** Opens the newest claim of the need in sight. */
async function openClaim(page: Page): Promise<void> {
  const claim = page.locator(".case-main a[href*='/case/']").last();
  await claim.waitFor();
  await claim.focus();
  await page.keyboard.press("Enter");
  await page.locator(".case-top", { hasText: "RL" }).waitFor();
}

async function book(page: Page, from: string, until: string): Promise<void> {
  const intake = page.locator("form.intake-form");
  await choose(intake.locator(".opening-choice"), "单位预约");
  await pick(intake.getByRole("combobox", { name: "资源" }), "大佛社区·教育局活动室");
  await pick(intake.getByRole("combobox", { name: "使用单位" }), "大佛社区·教育局");
  await day(intake.getByRole("group", { name: "开始" }), from);
  await day(intake.getByRole("group", { name: "结束" }), until);
  await page.keyboard.press("Control+Enter");
}

describe("a neighbourhood helps itself, by keyboard alone", () => {
  it("a need is listed, claimed, shown, confirmed, and its points are explained", async () => {
    const community = await as(browser, url, "shequ", 1440);
    const { page } = community;
    await page.goto(`${url}/desk/intake`);
    const intake = page.locator("form.intake-form");
    await choose(intake.locator(".opening-choice"), "发布需求");
    await write(intake.getByLabel("需求内容"), `周末给楼里老人量血压（${unlike()}）`);
    await choose(intake.locator("#f-side"), "社区公共服务项目需求");
    await choose(intake.locator("#f-joint"), "社区服务联做");
    await pick(intake.getByRole("combobox", { name: "联盟" }), "海棠楼栋共建联盟");
    await write(intake.getByLabel("份数"), "2");
    await look(community, "the listing of a need", "pack-need-intake");
    await page.keyboard.press("Control+Enter");
    const receipt = page.locator(".receipts li");
    await receipt.waitFor();
    await pressKey(receipt.getByRole("link"));
    await nowIn(page, "待认领");
    need = page.url();
    expect(community.troubles).toEqual([]);

    const member = await as(browser, url, "chengyuan", 1440);
    await member.page.goto(need);
    const claim = await openForm(member.page, "认领");
    await pick(claim.getByRole("combobox", { name: "认领单位" }), OURS);
    await write(claim.getByLabel("认领份数"), "1");
    await look(member, "the claim of a part");
    await member.page.keyboard.press("Control+Enter");
    await openClaim(member.page);
    const shown = await openForm(member.page, "提交成果");
    await write(shown.getByLabel("办成情况"), "已为十二位老人量血压。");
    await write(shown.getByLabel("存档编号"), "社区台账存档");
    await sendInto(member.page, "待确认");
    await look(member, "a result that is shown");
    const result = member.page.url();

    await page.goto(result);
    await openForm(page, "确认");
    await sendInto(page, "已办成");
    await look(community, "a result that is confirmed");
    expect(community.troubles).toEqual([]);
    await page.context().close();

    await member.page.goto(`${url}/desk/score`);
    await pressKey(member.page.locator("main table a").first());
    await write(member.page.locator("#score-q"), OURS);
    await member.page.keyboard.press("Enter");
    await pressKey(member.page.locator("main table").getByRole("link", { name: OURS }));
    await member.page.getByRole("heading", { level: 1, name: OURS }).waitFor();
    // What is shown first is the period that was closed last; the claim counts in the one after it.
    const next = member.page.locator("main").getByText("下一期", { exact: true });
    await pressKey(next);
    const point = member.page
      .getByRole("row")
      .filter({ hasText: "认领办成" })
      .filter({ hasText: "+10" });
    await point.getByRole("link", { name: /^RL/ }).first().waitFor();
    await look(member, "the points of a member", "pack-points");
    expect(member.troubles).toEqual([]);
    await member.page.context().close();
  });

  it("what is booked already is refused with a sentence", async () => {
    const member = await as(browser, url, "chengyuan", 1440);
    const { page } = member;
    const on = days(30 + (Number(unlike()) % 300));
    await page.goto(`${url}/desk/intake`);
    await book(page, `${on} 09:00`, `${on} 11:00`);
    await page.locator(".receipts li").waitFor();
    await look(member, "a booking");
    await pressKey(page.getByRole("button", { name: "登记下一件" }));
    await book(page, `${on} 10:00`, `${on} 12:00`);
    await page.getByText("该时段已被预约，请换一个时间").first().waitFor();
    await look(member, "a booking that is refused", "pack-booking-refused");
    expect(member.troubles.filter((trouble) => !trouble.includes("422"))).toEqual([]);
    await page.context().close();
  });
});

describe("a member on a phone", () => {
  it("claims what is left", async () => {
    const member = await as(browser, url, "chengyuan", 390);
    const { page } = member;
    await page.goto(`${url}/desk/queue/alliance/claims`);
    await page.locator("ol.cards li").first().waitFor();
    await look(member, "needs on a phone");
    await page.goto(need);
    await takeAction(page, /^认领/);
    await chooseIn(page, form(page).getByRole("combobox", { name: "认领单位" }), OURS);
    await form(page).getByLabel("认领份数").fill("1");
    await look(member, "a claim on a phone");
    await send(page);
    await nowIn(page, "已认领");
    await look(member, "a need on a phone", "pack-need");
    expect(member.troubles).toEqual([]);
    await page.context().close();
  });
});
