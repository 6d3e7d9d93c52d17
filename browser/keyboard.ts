import type { Locator, Page } from "playwright-core";

/** How many stops of Tab a page may have before what is looked for. */
const STOPS = 160;

/** Goes to an element, or into a group, by Tab or Shift+Tab, whichever way it lies. */
export async function reach(target: Locator): Promise<void> {
  const page = target.page();
  const one = target.first();
  await one.waitFor({ state: "attached" });
  for (let stops = 0; stops < STOPS; stops += 1) {
    const way = await one.evaluate((element) => {
      const at = document.activeElement;
      if (at !== null && element.contains(at)) return "there";
      const before = Node.DOCUMENT_POSITION_PRECEDING;
      return at !== null && at !== document.body && at.compareDocumentPosition(element) & before
        ? "Shift+Tab"
        : "Tab";
    });
    if (way === "there") return;
    await page.keyboard.press(way);
  }
  throw new Error(`Tab does not come to ${target}`);
}

/** Goes to a button or a link and presses it. */
export async function pressKey(target: Locator, key = "Enter"): Promise<void> {
  await reach(target);
  await target.page().keyboard.press(key);
}

/** Writes into a box, over what stands there. */
export async function write(box: Locator, words: string): Promise<void> {
  await reach(box);
  const { keyboard } = box.page();
  await keyboard.press("Control+A");
  await keyboard.insertText(words);
}

/** Chooses among a few that stand side by side, by the figure that each shows. */
export async function choose(group: Locator, words: string): Promise<void> {
  await reach(group);
  const labels = await group.locator(".segments label").allInnerTexts();
  const at = labels.findIndex((label) => label.includes(words));
  if (at < 0) throw new Error(`${words} is none of ${labels.join(", ")}`);
  const { keyboard } = group.page();
  // Where the choices have no figures, the arrows go through them.
  if (/^\d/.test(labels[at] ?? "")) return keyboard.press(String(at + 1));
  await keyboard.press("Space");
  for (let tries = 0; tries < labels.length; tries += 1) {
    const chosen = await group.locator(".segments label:has(:checked)").allInnerTexts();
    if (chosen.some((label) => label.includes(words))) return;
    await keyboard.press("ArrowRight");
  }
  throw new Error(`${words} is not chosen by the arrows`);
}

/** Picks in a box whose list is searched, unless it stands there already: types, takes the first of what is found. */
export async function pick(box: Locator, words: string): Promise<void> {
  const { keyboard } = box.page();
  const options = box.page().getByRole("option", { name: words });
  for (let tries = 0; tries < 4; tries += 1) {
    await reach(box);
    // What was proposed may be the right one.
    if ((await box.inputValue()) === words) return;
    await write(box, words);
    // A list that comes late from the server lies anew under the hand.
    const there = await options
      .first()
      .waitFor({ timeout: 6_000 })
      .then(() => true)
      .catch(() => false);
    if (!there) continue;
    for (let down = 0; down < 12; down += 1) {
      await keyboard.press("ArrowDown");
      const lit = await box.evaluate((input) => {
        const id = input.getAttribute("aria-activedescendant");
        return id === null ? "" : (document.getElementById(id)?.textContent ?? "");
      });
      if (!lit.includes(words)) continue;
      await keyboard.press("Enter");
      if ((await box.inputValue().catch(() => words)) !== "") return;
    }
  }
  throw new Error(`${words} cannot be picked`);
}

/** Sets a list that unfolds to the entry with these words, as typing its arrows does. */
export async function select(list: Locator, words: string): Promise<void> {
  await reach(list);
  const { keyboard } = list.page();
  await keyboard.press("Home");
  for (let down = 0; down < 60; down += 1) {
    const now = await list.evaluate(
      (element) => (element as HTMLSelectElement).selectedOptions[0]?.text ?? "",
    );
    if (now.includes(words)) return;
    await keyboard.press("ArrowDown");
  }
  throw new Error(`${words} is not in the list`);
}

/** Ticks a box. */
export async function tick(box: Locator): Promise<void> {
  await reach(box);
  await box.page().keyboard.press("Space");
}

/** Types a day part by part: `2026-12-05`, with the time if one is asked: `2026-12-05 14:30`. */
export async function day(group: Locator, when: string): Promise<void> {
  await reach(group.getByRole("spinbutton").first());
  for (const figures of when.match(/\d+/g) ?? []) await group.page().keyboard.type(figures);
}

/** The day so many days from now, in the city. */
export function days(ahead: number): string {
  return new Date(Date.now() + 8 * 3_600_000 + ahead * 86_400_000).toISOString().slice(0, 10);
}

/** Opens the form of something that may be done with the case in sight. */
export async function openForm(page: Page, action: string): Promise<Locator> {
  await pressKey(page.locator(".acts").getByRole("button", { name: action }));
  const form = page.locator("section.act form");
  await form.waitFor();
  return form;
}

/** Sends the form that has the focus, and waits until the case stands where that leads. */
export async function sendInto(page: Page, state: string): Promise<void> {
  await page.keyboard.press("Control+Enter");
  await page.locator(".life [aria-current=step]", { hasText: state }).waitFor();
}
