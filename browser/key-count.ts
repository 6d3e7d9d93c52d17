import type { Page } from "playwright-core";

/** Keydowns as they reached the page. */
export interface KeyCount {
  /** With another target than a text, a name, a telephone number or an address. */
  readonly outside: number;
  /** That wrote nothing, wherever the focus was: Tab, function keys, chords, each held key counted once a press. */
  readonly commands: number;
  readonly keys: readonly string[];
}

/** Counts every keydown of the page from now on, by its target. */
export async function countKeys(page: Page): Promise<() => Promise<KeyCount>> {
  await page.evaluate(() => {
    const kept = { outside: 0, commands: 0, keys: [] as string[] };
    Object.assign(window, { keyCount: kept });
    window.addEventListener(
      "keydown",
      (event) => {
        const at = event.target as HTMLElement;
        const writes =
          at.tagName === "TEXTAREA" ||
          at.matches('input[id^="f-"]:not([type=radio],[type=checkbox])');
        const picks = at.getAttribute("role") === "combobox";
        if (!writes || picks) kept.outside += 1;
        const held = ["Control", "Alt", "Shift", "Meta"].includes(event.key);
        if (!held && (event.key.length > 1 || event.ctrlKey || event.altKey || !writes))
          kept.commands += 1;
        kept.keys.push(`${event.key}@${at.id || at.tagName}`);
      },
      true,
    );
  });
  return () =>
    page.evaluate(
      () => (window as unknown as { keyCount: KeyCount }).keyCount,
    ) as Promise<KeyCount>;
}
