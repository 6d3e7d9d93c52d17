import { setTimeout as wait } from "node:timers/promises";
import type { SessionView } from "@xinlian/wire";
import type { Browser, Page } from "playwright-core";
import { ourCity } from "./city.ts";
import { keepScreen, newPage, type Opened, type Width } from "./page.ts";

/** Somebody at the desk, signed in, with a page of their own. */
export interface AtDesk extends Opened {
  readonly session: SessionView;
}

/** Asks again while the answer is that it was asked too often: tests sign in more people than a desk does. */
export async function patiently<A extends { status(): number }>(ask: () => Promise<A>): Promise<A> {
  for (let tries = 0; ; tries += 1) {
    const answer = await ask();
    if (answer.status() !== 429 || tries >= 9) return answer;
    await wait(8_000);
  }
}

/**
 * Opens a page for the first demo account whose session fits; all of them signed in before the first test.
 * @param fits e.g. `(session) => session.desks.some((desk) => desk.name === "intake")`
 */
export async function atDesk(
  browser: Browser,
  url: string,
  fits: (session: SessionView) => boolean,
  width: Width = 1440,
): Promise<AtDesk> {
  const { hostname } = new URL(url);
  for (const { session, cookie } of ourCity().people) {
    if (!fits(session)) continue;
    const kept = {
      ...cookie,
      domain: hostname,
      path: "/",
      expires: -1,
      httpOnly: true,
      secure: false,
      sameSite: "Lax" as const,
    };
    const opened = await newPage(browser, width, {
      storageState: { cookies: [kept], origins: [] },
    });
    return { ...opened, session };
  }
  throw new Error("no demo account fits");
}

export const has = (name: SessionView["desks"][number]["name"]) => (session: SessionView) =>
  session.desks.some((desk) => desk.name === name);

/** Whoever fills a role, in a unit where one is said. */
export const posted = (role: string, unit?: string) => (session: SessionView) =>
  session.posts.some((post) => post.role === role && (!unit || post.unit.id === unit));

/** Keeps the page in a window as high as the page, so that the bar at the foot stands at the foot. */
export async function keepWhole(page: Page, name: string): Promise<void> {
  const size = page.viewportSize();
  if (!size) return;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...size, height: Math.max(size.height, height) });
  await keepScreen(page, name);
  await page.setViewportSize(size);
}
