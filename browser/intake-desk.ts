import type { CallView, CasePage, CaseView, SessionView, TelephonyEvent } from "@xinlian/wire";
import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { cityUrl } from "./city.ts";
import { type AtDesk, atDesk } from "./desk.ts";
import type { Width } from "./page.ts";

const url = cityUrl();

/** A call-taker: an intake desk that follows the telephone. */
export const answersCalls = (session: SessionView) =>
  session.desks.some((desk) => desk.is === "intake" && desk.calls.take !== null);
export const OURS = { "x-xinlian": "1", origin: url };
export const BOX = "form.intake-form .matter textarea";

/** A call-taker at an empty desk; what an earlier path left on the line is hung up. */
export async function atIntake(browser: Browser, width: Width = 1440): Promise<AtDesk> {
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
export async function tell(
  page: Page,
  event: Partial<TelephonyEvent> & { call: string },
): Promise<void> {
  const answer = await page.request.post(`${url}/api/telephony/demo`, {
    headers: OURS,
    data: { at: new Date().toISOString(), ...event },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

export async function sit(page: Page, extension: string): Promise<void> {
  const data = { extension };
  await page.request.post(`${url}/api/telephony/agent`, { headers: OURS, data });
}

export const numberOf = () => `139${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;
/** A number that no other path uses; as a house number it reads like one. */
export const unlike = () => String(Date.now() % 100_000);

/** Writes a matter as a call-taker does: text, place, kind by its figure, then what is proposed. */
export async function write(page: Page, what: string, where: string, kind: string): Promise<void> {
  await page.keyboard.type(what);
  await page.keyboard.press("Tab");
  await page.keyboard.type(where);
  await page.keyboard.press("Tab");
  // A link to correct the area that was recognised may stand between, and goes when another is recognised.
  await page.waitForTimeout(900);
  const onKind = () => page.evaluate(() => document.activeElement?.matches("[type=radio]"));
  for (let tabs = 0; tabs < 3 && !(await onKind()); tabs += 1) await page.keyboard.press("Tab");
  await page.keyboard.press(kind);
  await page
    .locator("form.intake-form [type=radio]:checked")
    .first()
    .waitFor({ state: "attached" });
}

export async function cases(page: Page, q: string): Promise<CasePage["rows"]> {
  const found = await page.request.get(`${url}/api/cases?q=${encodeURIComponent(`"${q}"`)}`);
  return ((await found.json()) as CasePage).rows;
}

/** Takes what is proposed for the fields that are still empty, one stroke each. */
export async function takeNext(page: Page): Promise<void> {
  const next = page.locator(".proposals[aria-busy=false] .next");
  await next.waitFor();
  // The list follows what was taken, and what is still being looked up.
  for (let strokes = 0; strokes < 6 && (await next.count()) > 0; strokes += 1) {
    const kind = await next.getAttribute("data-kind");
    await page.keyboard.press("F9");
    await page.locator(`.proposals .next[data-kind=${kind}]`).waitFor({ state: "detached" });
    await page.waitForTimeout(900);
    await page.locator(".proposals[aria-busy=false]").waitFor();
  }
  expect(await next.count()).toBe(0);
}

/** Takes the first proposal of a kind by the figure that stands beside it. */
export async function takeProposal(page: Page, kind: string): Promise<void> {
  const caps = page.locator(`.proposals [data-kind=${kind}] .take kbd`).last();
  await caps.waitFor();
  const [first = "", second = ""] = ((await caps.textContent()) ?? "").split(" ");
  await page.keyboard.press(first);
  await page.keyboard.press(second);
}

/** The case that the first receipt is about. */
export async function opened(page: Page): Promise<CaseView> {
  const href = await receipts(page).first().getByRole("link").first().getAttribute("href");
  const id = href?.split("/").at(-1);
  return (await (await page.request.get(`${url}/api/cases/${id}`)).json()) as CaseView;
}

export const receipts = (page: Page) => page.locator(".receipts li");
