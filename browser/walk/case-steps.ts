import type { Page } from "playwright-core";

/** What people do on the page of a case and in the lists that lead there. */

/** A row of a list at a desk, a card of it on a telephone. */
const rows = (page: Page) =>
  page
    .locator("section[aria-busy=false] :is(table.queue tbody tr, ol.cards li)")
    .filter({ visible: true });

/** The list of a desk of the pack, with its rows; only those with these words, if any are given. */
export async function openList(page: Page, url: string, desk: string, words = ""): Promise<void> {
  const search = words === "" ? "" : `?q=${encodeURIComponent(`"${words}"`)}`;
  await page.goto(`${url}/desk/queue/hotline/${desk}${search}`);
  await rows(page).first().waitFor();
}

/** Opens the first case of a desk's list that has these words. */
export async function openFrom(
  page: Page,
  url: string,
  desk: string,
  words: string,
): Promise<void> {
  await openList(page, url, desk, words);
  await rows(page).first().getByRole("link").first().click();
  await page.locator(".life [aria-current=step]").waitFor();
}

/** Presses an action in the list of what may be done. */
export async function takeAction(page: Page, name: RegExp): Promise<void> {
  await page.locator(".acts").getByRole("button", { name }).first().click();
  await form(page).waitFor();
}

/** The form of the action that was pressed. */
export function form(page: Page) {
  return page.locator("section.act form").first();
}

/** Sends the form and waits until it has gone. */
export async function send(page: Page): Promise<void> {
  await form(page).locator("button[type=submit]").click();
  await form(page).waitFor({ state: "detached" });
}

/** Takes an action, writes its texts in their order, and sends it. */
export async function act(page: Page, name: RegExp, ...texts: readonly string[]): Promise<void> {
  await takeAction(page, name);
  for (const [at, text] of texts.entries()) await form(page).locator("textarea").nth(at).fill(text);
  await send(page);
}

/** Chooses in a field that is searched; again when the list came anew under the hand. */
export async function choose(page: Page, field: RegExp, words: string): Promise<void> {
  const box = form(page).getByRole("combobox", { name: field, includeHidden: true }).first();
  const option = page.getByRole("option", { name: words }).first();
  // What was proposed may be the right one.
  if ((await box.inputValue()) === words) return;
  for (let tries = 0; tries < 5; tries += 1) {
    await box.fill(words);
    const taken = await option
      .click({ timeout: 4_000 })
      .then(() => option.waitFor({ state: "hidden", timeout: 3_000 }))
      .then(() => true)
      .catch(() => false);
    if (taken) return;
    await box.fill("");
  }
  throw new Error(`${words} cannot be chosen`);
}

/** Presses one of a few choices. */
export async function press(page: Page, words: string): Promise<void> {
  await form(page).locator("label", { hasText: words }).first().click();
}

/** The case stands in this state. */
export async function nowIn(page: Page, state: string): Promise<void> {
  await page.locator(".life [aria-current=step]", { hasText: state }).waitFor();
}
