import type { Page } from "playwright-core";
import { expect } from "vitest";
import { countKeys } from "../key-count.ts";
import type { Opened } from "../page.ts";
import { look } from "./people.ts";

const BOX = "form.intake-form .matter textarea";

/** What one caller brings: told, where it is if that matters, and the figure of its kind. */
export interface Brought {
  readonly what: string;
  readonly where: string;
  readonly kind: string;
}

/** A matter as it was registered. */
export interface Registered {
  readonly id: string;
  readonly number: string;
  readonly unit: string;
}

/**
 * One call from ringing to hanging up, by the keyboard alone: every press of the mouse and every touch is refused and
 * counted.
 * @param from the caller's telephone
 */
export async function takeCall(
  at: Opened,
  url: string,
  from: string,
  matters: readonly Brought[],
): Promise<readonly Registered[]> {
  const { page } = at;
  const exchange = async (event: string, more: object = {}) => {
    const answer = await page.request.post(`${url}/api/telephony/demo`, {
      headers: { "x-xinlian": "1", origin: url },
      data: { event, call: `walk-${from}`, agent: "8001", at: new Date().toISOString(), ...more },
    });
    expect(answer.ok(), await answer.text()).toBe(true);
  };
  await page.request.post(`${url}/api/telephony/agent`, {
    headers: { "x-xinlian": "1", origin: url },
    data: { extension: "8001" },
  });
  await page.goto(`${url}/desk/intake`);
  await page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
  await exchange("ring", { from, to: "12345" });
  await page.locator(".ringing").waitFor();
  await look(at, "01-ringing");
  const presses = await noMouse(page);
  const count = await countKeys(page);
  await page.keyboard.press("Alt+a");
  await page.locator(".lede", { hasText: "通话" }).waitFor();
  await page.waitForFunction(
    (phone) => document.querySelector<HTMLInputElement>("[type=tel]")?.value === phone,
    from,
  );
  for (const [nth, matter] of matters.entries()) {
    if (nth > 0) await page.keyboard.press("Alt+n");
    await write(page, matter);
    await takeProposals(page);
  }
  expect(await page.getByRole("tab").count()).toBe(matters.length);
  await look(at, "02-three-matters");
  await page.keyboard.press("Control+Enter");
  await page
    .locator(".receipts li")
    .nth(matters.length - 1)
    .waitFor();
  await look(at, "03-receipts");
  const keys = await count();
  expect(await presses()).toBe(0);
  // Twelve for a matter; one more for the answer and one for each further matter.
  expect(keys.outside).toBeLessThanOrEqual(12 * matters.length);
  console.log(
    `${matters.length} matters: keydowns outside texts ${keys.outside}, commands ${keys.commands}`,
  );
  await exchange("hangup");
  await page.locator(".lede", { hasText: "通话已结束" }).waitFor();
  return await page.locator(".receipts li").evaluateAll((rows) =>
    rows.map((row) => ({
      id: row.querySelector("a")?.getAttribute("href")?.split("/").at(-1) ?? "",
      number: row.querySelector(".receipt-number")?.textContent ?? "",
      unit: row.querySelector("dl div:nth-child(2) dd")?.textContent ?? "",
    })),
  );
}

async function noMouse(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    Object.assign(window, { mousePresses: 0 });
    for (const kind of ["pointerdown", "mousedown", "touchstart"])
      window.addEventListener(
        kind,
        (event) => {
          (window as unknown as { mousePresses: number }).mousePresses += 1;
          event.preventDefault();
          event.stopImmediatePropagation();
        },
        { capture: true, passive: false },
      );
  });
  return () => page.evaluate(() => (window as unknown as { mousePresses: number }).mousePresses);
}

/** Text, place, kind by its figure. */
async function write(page: Page, { what, where, kind }: Brought): Promise<void> {
  await page.waitForFunction(
    (box) => document.activeElement?.matches(box) && document.activeElement.textContent === "",
    BOX,
  );
  await page.keyboard.type(what);
  await page.keyboard.press("Tab");
  await page.keyboard.type(where);
  await page.locator(".proposals ol li").first().waitFor();
  await settled(page);
  // A link to correct the area that was recognised may stand between.
  for (let tab = 0; tab < 2; tab += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement?.matches("[type=radio]"))) break;
  }
  await page.keyboard.press(kind);
}

/** Takes what is proposed for the fields that are still empty, a stroke each. */
async function takeProposals(page: Page): Promise<void> {
  await settled(page);
  const next = page.locator(".proposals .next");
  await next.waitFor();
  for (let taken = 0; taken < 3 && (await next.count()) > 0; taken += 1) {
    const kind = await next.getAttribute("data-kind");
    await page.keyboard.press("F9");
    await page.locator(`.proposals [data-kind=${kind}].took`).first().waitFor();
    await settled(page);
  }
}

/** The hand rests until what is proposed has followed what is written. */
async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(900);
}
