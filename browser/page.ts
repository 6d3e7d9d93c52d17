import { mkdirSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { ROOT } from "../tools/build/sources.js";

/** The two widths every screen is looked at in, CSS pixels: an office screen and a phone. */
export const WIDTHS = [1440, 390] as const;
export type Width = (typeof WIDTHS)[number];

const HEIGHT: Readonly<Record<Width, number>> = { 1440: 900, 390: 844 };

/** A page, and whatever went wrong on it: script errors, refused resources, what the content policy blocked. */
export interface Opened {
  readonly page: Page;
  readonly troubles: readonly string[];
}

/**
 * A new person at a new device: own cookies, Chinese unless told otherwise.
 * @param more e.g. `{ javaScriptEnabled: false }` or `{ locale: "en" }`
 */
export async function newPage(
  browser: Browser,
  width: Width = 1440,
  more: BrowserContextOptions = {},
): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width, height: HEIGHT[width] },
    isMobile: width === 390,
    hasTouch: width === 390,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    reducedMotion: "reduce",
    ...more,
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(`script: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() !== "error") return;
    troubles.push(`console: ${message.text()} ${message.location().url}`);
  });
  return { page, troubles };
}

/**
 * Fails with every rule of WCAG 2.2 AA and of good practice that the page breaks, and where.
 * @param place what page this is, for the message
 */
export async function expectAccessible(page: Page, place: string): Promise<void> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    return (await axe.run(document, { resultTypes: ["violations"] })).violations;
  });
  if (violations.length === 0) return;
  const lines = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(" ")}: ${node.failureSummary ?? ""}`),
  );
  throw new Error(`${place} breaks ${violations.length} rules:\n${lines.join("\n")}`);
}

/** Fails when the page must be pushed sideways to be read. */
export async function expectNoSidewaysScroll(page: Page, place: string): Promise<void> {
  const [wide, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  if ((wide ?? 0) > (window ?? 0)) {
    throw new Error(`${place} is ${wide} px wide in a window of ${window} px`);
  }
}

/** Keeps the whole page as `docs/screens/<name>-<width>.png` when `XINLIAN_SCREENS=1`; else does nothing. */
export async function keepScreen(page: Page, name: string): Promise<void> {
  if (process.env["XINLIAN_SCREENS"] !== "1") return;
  const folder = join(ROOT, "docs/screens");
  mkdirSync(folder, { recursive: true });
  const width = page.viewportSize()?.width ?? 0;
  await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
}
