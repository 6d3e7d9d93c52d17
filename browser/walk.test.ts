import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CaseView } from "@xinlian/wire";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./chromium.ts";
import { filled } from "./filled.ts";
import { type Product, startProduct } from "./product.ts";
import {
  act,
  choose,
  form,
  nowIn,
  openFrom,
  openList,
  press,
  send,
  takeAction,
} from "./walk/case-steps.ts";
import { type Gateway, openGateway } from "./walk/gateway.ts";
import { look, People } from "./walk/people.ts";
import { smallCity } from "./walk/small-city.ts";
import { type Registered, takeCall } from "./walk/telephone.ts";

const URBAN = "市中区综合行政执法局";
const HOUSING = "市中区住房和城乡建设局";
const TRANSPORT = "乐山市交通运输局";
const PHONE = "13900004321";

const folder = mkdtempSync(join(tmpdir(), "xinlian-walk-"));
let browser: Browser;
let gateway: Gateway;
let product: Product;
beforeAll(async () => {
  smallCity(folder, "leshan");
  gateway = await openGateway();
  [browser, product] = await Promise.all([
    openBrowser(),
    startProduct({ env: { ...gateway.env, XINLIAN_CITIES: folder }, addressed: true }),
  ]);
  // Messages go out once the demo's past is in.
  await filled(product.url);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await gateway?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Chinese figures, so that a text holds no telephone number by accident. */
const MATTERS = [
  { what: "翡翠小区大门外三盏路灯不亮，晚上看不清路", where: "市中区海棠街道翡翠路", kind: "2" },
  { what: "翡翠小区房屋外墙渗水，卧室发霉", where: "市中区海棠街道翡翠路", kind: "2" },
  { what: "出租车不打表，绕路多收三十元", where: "", kind: "2" },
] as const;

describe("one call, three matters", () => {
  it("go their ways to the archive, seen by everybody who has a part in them", {
    timeout: 400_000,
  }, async () => {
    const { url } = product;
    const people = new People(browser, url);
    const [lamp, wall, taxi] = await callComesIn(people, url);
    await taxiIsSolved(people, url, taxi);
    await lampIsRuledOn(people, url, lamp);
    await wallIsRedone(people, url, wall);
    await itIsArchived(people, url, wall);
    expect(people.troubles()).toEqual([]);
  });
});

type Three = readonly [Registered, Registered, Registered];

/** The call-taker, by the keyboard alone: three matters, three units. */
async function callComesIn(people: People, url: string): Promise<Three> {
  const taker = await people.at("zuoxi");
  const matters = await takeCall(taker, url, PHONE, MATTERS);
  expect(matters.map(({ unit }) => unit)).toEqual([URBAN, HOUSING, TRANSPORT]);
  await taker.page.context().close();
  return matters as unknown as Three;
}

/** The address that the telephone was sent about a case. */
async function linkTo({ number }: Registered): Promise<string> {
  const text = await gateway.message(PHONE, (said) => said.includes(number) && /\?k=/.test(said));
  return text.match(/http\S+/)?.[0] ?? "";
}

/** A plain way: signed for, answered, reviewed; the caller says on his phone that it is solved, and how well. */
async function taxiIsSolved(people: People, url: string, taxi: Registered): Promise<void> {
  const citizen = await people.citizen();
  await citizen.page.goto(await linkTo(taxi));
  expect(citizen.page.url()).not.toContain("k=");
  await citizen.page.getByText(TRANSPORT).first().waitFor();
  await look(citizen, "04-citizen-just-registered");

  const handler = await people.at("jiaotong");
  await openFrom(handler.page, url, "queue", MATTERS[2].what);
  await act(handler.page, /^签收/);
  await nowIn(handler.page, "办理中");
  await takeAction(handler.page, /^反馈答复/);
  await press(handler.page, "已解决");
  await form(handler.page)
    .locator("textarea")
    .first()
    .fill("已联系出租车公司，多收的三十元今天退回，驾驶员停班学习。");
  await look(handler, "05-handler-writes-reply");
  await send(handler.page);
  await nowIn(handler.page, "待审核");
  await handler.page.context().close();
  await approve(people, url, MATTERS[2].what);

  await citizen.page.reload();
  await look(citizen, "06-citizen-answered");
  await citizen.page.locator("details.say-more summary").click();
  await citizen.page.locator("details.say-more label", { hasText: "非常满意" }).click();
  await look(citizen, "07-citizen-rates");
  await citizen.page
    .locator("details.say-more")
    .getByRole("button", { name: "解决了", exact: true })
    .click();
  await citizen.page.getByText("办结").first().waitFor();
  await look(citizen, "08-citizen-solved");
  await citizen.page.context().close();
}

/** The reviewer passes an answer on. */
async function approve(people: People, url: string, words: string): Promise<void> {
  const reviewer = await people.at("shenhe");
  await openFrom(reviewer.page, url, "review", words);
  await act(reviewer.page, /^审核通过/);
  await nowIn(reviewer.page, "待回访");
  await reviewer.page.context().close();
}

/** Returned twice, ruled on; afterwards no return is offered. */
async function lampIsRuledOn(people: People, url: string, lamp: Registered): Promise<void> {
  const what = MATTERS[0].what;
  const urban = await people.at("chengban");
  await openFrom(urban.page, url, "queue", what);
  await takeAction(urban.page, /^退单/);
  await form(urban.page)
    .locator("textarea")
    .first()
    .fill("路灯在小区红线内，由物业管养，请派住建部门。");
  await look(urban, "09-handler-returns");
  await send(urban.page);
  await nowIn(urban.page, "退单待审");

  const dispatcher = await people.at("paidan");
  await openList(dispatcher.page, url, "dispatch");
  await look(dispatcher, "10-dispatcher-list");
  await people.onPhone("paidan", dispatcher.page, "10-dispatcher-list");
  await openFrom(dispatcher.page, url, "dispatch", what);
  await look(dispatcher, "11-dispatcher-case");
  await people.onPhone("paidan", dispatcher.page, "11-dispatcher-case");
  await act(dispatcher.page, /^同意退单/, "小区红线内的路灯由物业管养。");
  await nowIn(dispatcher.page, "待派单");
  await takeAction(dispatcher.page, /^派单/);
  await choose(dispatcher.page, /诉求分类/, "路灯照明");
  await choose(dispatcher.page, /承办单位/, HOUSING);
  await look(dispatcher, "12-dispatcher-dispatches");
  await send(dispatcher.page);
  await nowIn(dispatcher.page, "待签收");
  await people.loses(urban);

  const housing = await people.at("zhujian");
  await openFrom(housing.page, url, "queue", what);
  await act(housing.page, /^退单/, "三盏灯都在大门外人行道上，是市政路灯。");
  await nowIn(housing.page, "退单待审");
  await housing.page.context().close();

  await dispatcher.page.goto(`${url}/desk/case/${lamp.id}`);
  await nowIn(dispatcher.page, "退单待审");
  await dispatcher.page.locator(".refused", { hasText: "退单多次，须裁定主办单位" }).waitFor();
  await takeAction(dispatcher.page, /^裁定主办/);
  await choose(dispatcher.page, /诉求分类/, "路灯照明");
  await choose(dispatcher.page, /承办单位/, URBAN);
  await form(dispatcher.page)
    .locator("textarea")
    .first()
    .fill("现场核实：灯杆在人行道上，编号属市政设施，由综合行政执法局管养。");
  await look(dispatcher, "13-dispatcher-rules");
  await send(dispatcher.page);
  await nowIn(dispatcher.page, "待签收");
  await dispatcher.page.context().close();

  await urban.page.goto(`${url}/desk/case/${lamp.id}`);
  await urban.page.locator(".acts button").first().waitFor();
  expect(await urban.page.locator(".acts button", { hasText: "退单" }).count()).toBe(0);
  expect(await urban.page.locator(".refused", { hasText: "退单" }).first().textContent()).toContain(
    "已裁定主办单位，不得再退",
  );
  await look(urban, "14-handler-may-not-return");
  await act(urban.page, /^签收/);
  await nowIn(urban.page, "办理中");
  await takeAction(urban.page, /^联系群众/);
  await press(urban.page, "电话");
  await form(urban.page)
    .locator("textarea")
    .first()
    .fill("已向来电人说明：今晚现场查线路，明天换灯。");
  await send(urban.page);
  await urban.page.locator(".story", { hasText: "今晚现场查线路" }).waitFor();
  await look(urban, "15-handler-has-called");
  await people.onPhone("chengban", urban.page, "15-handler-has-called");
  await urban.page.context().close();

  const citizen = await people.citizen();
  await citizen.page.goto(await linkTo(lamp));
  await citizen.page.getByText(URBAN).first().waitFor();
  await look(citizen, "16-citizen-follows-lamp");
  await citizen.page.context().close();
}

/** An assisting unit, more time, a reply sent back; not solved, done again, solved, archived. */
async function wallIsRedone(people: People, url: string, wall: Registered): Promise<void> {
  const what = MATTERS[1].what;
  const handler = await people.at("zhujian");
  await openList(handler.page, url, "queue");
  await look(handler, "17-handler-list");
  await people.onPhone("zhujian", handler.page, "17-handler-list");
  await openFrom(handler.page, url, "queue", what);
  await act(handler.page, /^签收/);
  await nowIn(handler.page, "办理中");
  await takeAction(handler.page, /^请求协办/);
  await choose(handler.page, /协办单位/, URBAN);
  await form(handler.page)
    .locator("textarea")
    .first()
    .fill("请查外墙上的广告牌有没有审批，钻孔处正在渗水。");
  await look(handler, "18-handler-calls-in");
  await send(handler.page);
  await handler.page.locator(".margin-list", { hasText: "协办" }).first().waitFor();

  const assistant = await people.at("chengban");
  await openList(assistant.page, url, "assists");
  await look(assistant, "19-assist-list");
  await assistant.page.getByRole("link", { name: /外墙/ }).first().click();
  await act(assistant.page, /^答复主办/, "广告牌没有审批，已通知业主三天内拆除。");
  await nowIn(assistant.page, "已答复");
  await look(assistant, "20-assist-answered");
  await assistant.page.context().close();

  await takeAction(handler.page, /^申请延期/);
  await form(handler.page).locator("input[type=number]").fill("5");
  await form(handler.page).locator("textarea").first().fill("连日下雨，外墙要晾干才能做防水。");
  await look(handler, "21-handler-asks-for-time");
  await send(handler.page);

  const supervisor = await people.at("duban");
  await openList(supervisor.page, url, "board");
  await look(supervisor, "22-supervisor-board");
  await people.onPhone("duban", supervisor.page, "22-supervisor-board");
  await openFrom(supervisor.page, url, "board", what);
  await look(supervisor, "23-supervisor-case");
  await act(supervisor.page, /^同意延期/);
  await supervisor.page.context().close();

  const citizen = await people.citizen();
  await citizen.page.goto(await linkTo(wall));
  await citizen.page.getByText("外墙要晾干才能做防水").first().waitFor();
  await look(citizen, "24-citizen-sees-why-longer");

  await handler.page.reload();
  await reply(handler.page, "已处理。");
  const reviewer = await people.at("shenhe");
  await openList(reviewer.page, url, "review");
  await look(reviewer, "25-reviewer-list");
  await people.onPhone("shenhe", reviewer.page, "25-reviewer-list");
  await openFrom(reviewer.page, url, "review", what);
  await takeAction(reviewer.page, /^退回补充/);
  await form(reviewer.page).locator("textarea").first().fill("请写明修了哪里、由谁修、质保多久。");
  await look(reviewer, "26-reviewer-sends-back");
  await people.onPhone("shenhe", reviewer.page, "26-reviewer-sends-back");
  await send(reviewer.page);
  await nowIn(reviewer.page, "办理中");
  await reviewer.page.context().close();

  await handler.page.reload();
  await reply(handler.page, "外墙裂缝已注浆，卧室外侧做了防水，施工单位质保五年。");
  await approve(people, url, what);
  await citizen.page.reload();
  await look(citizen, "27-citizen-answered-wall");

  await callBack(people, url, wall, "没有解决", "昨天下雨，卧室墙角又湿了。");
  await handler.page.reload();
  await nowIn(handler.page, "办理中");
  await look(handler, "29-handler-does-it-again");
  await citizen.page.reload();
  await look(citizen, "30-citizen-sees-redo");
  await reply(handler.page, "窗台下沿的裂缝补做了防水，淋水试验两小时不渗。");
  await handler.page.context().close();
  await approve(people, url, what);
  await callBack(people, url, wall, "解决了", "这次真的干了。");
  await citizen.page.reload();
  await look(citizen, "32-citizen-closed");
  await citizen.page.context().close();
}

async function reply(page: Page, words: string): Promise<void> {
  await nowIn(page, "办理中");
  await takeAction(page, /^反馈答复/);
  await press(page, "已解决");
  await form(page).locator("textarea").first().fill(words);
  await send(page);
  await nowIn(page, "待审核");
}

/** The call-back desk: the script beside the row, what the caller says is a press. */
async function callBack(
  people: People,
  url: string,
  { id }: Registered,
  said: "没有解决" | "解决了",
  words: string,
): Promise<void> {
  const caller = await people.at("huifang");
  const { page } = caller;
  const view = (await (await page.request.get(`${url}/api/cases/${id}`)).json()) as CaseView;
  const waiting = view.links.findLast((link) => link.type.zh === "回访");
  await openList(page, url, "callback");
  if (said === "没有解决") await people.onPhone("huifang", page, "28-call-back-list");
  const row = page.locator(`tr[data-row="${waiting?.id}"]`);
  await row.focus();
  await page.keyboard.press("Enter");
  await page.locator("aside.peek .script").waitFor();
  await page
    .locator("aside.peek .peek-acts")
    .getByRole("button", { name: new RegExp(`^${said}`) })
    .click();
  await form(page).locator("textarea").last().fill(words);
  await look(caller, said === "解决了" ? "31-call-back-solved" : "28-call-back-not-solved");
  await send(page);
  await row.waitFor({ state: "detached" });
  await page.context().close();
}

/** The leader's page; the archive by itself. */
async function itIsArchived(people: People, url: string, wall: Registered): Promise<void> {
  const leader = await people.at("lingdao");
  await leader.page.goto(`${url}/desk/leader`);
  await leader.page.locator("main h1").first().waitFor();
  await look(leader, "33-leader");
  await leader.page.context().close();
  const dispatcher = await people.at("paidan");
  await dispatcher.page.goto(`${url}/desk/case/${wall.id}`);
  await dispatcher.page
    .locator(".life [aria-current=step]", { hasText: "归档" })
    .waitFor({ timeout: 90_000 });
  await look(dispatcher, "34-archived");
  await people.onPhone("paidan", dispatcher.page, "34-archived");
  await dispatcher.page.context().close();
}
