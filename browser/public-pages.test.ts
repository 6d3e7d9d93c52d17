import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./chromium.ts";
import { cityUrl } from "./city.ts";
import { expectAccessible, expectNoSidewaysScroll, keepScreen, newPage, WIDTHS } from "./page.ts";

const url = cityUrl();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const PAGES = [
  ["home", "/"],
  ["report", "/report"],
  ["published", "/public"],
  ["privacy", "/privacy"],
  ["accessibility", "/accessibility"],
  ["sign-in", "/sign-in"],
] as const;

describe.each(PAGES)("the page %s", (name, path) => {
  it.each(WIDTHS)("reads at %i px, in both languages and in large type", async (width) => {
    const { page, troubles } = await newPage(browser, width);
    for (const toggle of ["", "/elder?to=on&back=", "/lang?to=en&back="]) {
      await page.goto(`${url}${toggle}${toggle ? encodeURIComponent(path) : path}`);
      await page.waitForLoadState("networkidle");
      const place = `${name} at ${width} px after ${toggle || "nothing"}`;
      await expectAccessible(page, place);
      await expectNoSidewaysScroll(page, place);
      if (toggle === "") await keepScreen(page, `public-${name}`);
    }
    expect(await page.getAttribute("html", "lang")).toBe("en");
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("fits 320 px and twice the size, in large type", async () => {
    const { page } = await newPage(browser, 390);
    await page.goto(`${url}/elder?to=on&back=${encodeURIComponent(path)}`);
    for (const width of [320, 720]) {
      await page.setViewportSize({ width, height: 800 });
      await expectNoSidewaysScroll(page, `${name} at ${width} px in large type`);
    }
    await page.context().close();
  });
});

it("PP-11 large type has targets of 60 px for whatever is pressed", async () => {
  const { page } = await newPage(browser, 390);
  await page.goto(`${url}/elder?to=on&back=%2Freport`);
  await page.waitForLoadState("networkidle");
  const low = await page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        "button, select, input:not([type=hidden]), .masthead a, .way-back a",
      ),
    ]
      .filter((one) => one.offsetParent !== null)
      .map((one) => ({
        what: one.textContent ?? "",
        height: (one.closest("label") ?? one).getBoundingClientRect().height,
      }))
      .filter((one) => one.height < 60),
  );
  expect(low).toEqual([]);
  await page.context().close();
});

it("an unknown address is a page that says what to do", async () => {
  const { page } = await newPage(browser, 390);
  const answer = await page.goto(`${url}/no-such-page`);
  expect(answer?.status()).toBe(404);
  await expectAccessible(page, "the 404 page");
  await keepScreen(page, "public-not-found");
  expect(await page.locator(".ways-on a").count()).toBeGreaterThan(1);
  await page.context().close();
});
