import type { Locator, Page } from "playwright-core";

/**
 * Chooses in a box whose list is searched, by its first option with these words; again when a late answer brought the list anew under the
 * hand.
 */
export async function chooseIn(page: Page, box: Locator, words: string): Promise<void> {
  const option = page.getByRole("option", { name: words }).first();
  const list = page.getByRole("listbox");
  for (let tries = 0; tries < 5; tries += 1) {
    await box.fill(words);
    const taken = await option
      .click({ timeout: 5_000 })
      .then(() => list.waitFor({ state: "detached", timeout: 3_000 }))
      .then(() => true)
      .catch(() => false);
    if (taken) return;
    await box.fill("");
  }
  throw new Error(`${words} cannot be chosen`);
}
