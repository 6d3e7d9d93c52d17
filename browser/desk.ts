import { setTimeout as wait } from "node:timers/promises";
import type { CityView, SessionView } from "@xinlian/wire";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { keepScreen, newPage, type Opened, type Width } from "./page.ts";

/** Somebody at the desk, signed in, with a page of their own. */
export interface AtDesk extends Opened {
  readonly session: SessionView;
}

interface SignedIn {
  readonly session: SessionView;
  readonly state: Awaited<ReturnType<BrowserContext["storageState"]>>;
}

/** Signing in is allowed a few times a minute: each account does it once, every device of it goes on with that. */
const signedIn = new Map<string, SignedIn>();

async function signIn(
  browser: Browser,
  url: string,
  account: string,
  city: CityView,
): Promise<SignedIn> {
  const context = await browser.newContext();
  const answer = await patiently(() =>
    context.request.post(`${url}/api/session`, {
      data: { account, password: city.demoPassword },
      headers: OURS(url),
    }),
  );
  if (!answer.ok()) throw new Error(`${account} cannot sign in: ${await answer.text()}`);
  const session = (await answer.json()) as SessionView;
  const state = await context.storageState();
  await context.close();
  return { session, state };
}

/** Asks again while the answer is that it was asked too often: tests sign in more people than a desk does. */
export async function patiently<A extends { status(): number }>(ask: () => Promise<A>): Promise<A> {
  for (let tries = 0; ; tries += 1) {
    const answer = await ask();
    if (answer.status() !== 429 || tries >= 9) return answer;
    await wait(8_000);
  }
}

/** What every unsafe request of a page of ours carries. */
const OURS = (url: string) => ({ "x-xinlian": "1", origin: url });

/**
 * Signs in the first demo account whose session fits, and opens a page for it.
 * @param fits e.g. `(session) => session.desks.some((desk) => desk.name === "intake")`
 */
export async function atDesk(
  browser: Browser,
  url: string,
  fits: (session: SessionView) => boolean,
  width: Width = 1440,
): Promise<AtDesk> {
  const city = (await (await fetch(`${url}/api/city`)).json()) as CityView;
  for (const { account } of city.accounts) {
    const known = signedIn.get(account) ?? (await signIn(browser, url, account, city));
    signedIn.set(account, known);
    if (!fits(known.session)) continue;
    const opened = await newPage(browser, width, { storageState: known.state });
    return { ...opened, session: known.session };
  }
  throw new Error("no demo account fits");
}

export const has = (name: SessionView["desks"][number]["name"]) => (session: SessionView) =>
  session.desks.some((desk) => desk.name === name);

/** Keeps the page in a window as high as the page, so that the bar at the foot stands at the foot. */
export async function keepWhole(page: Page, name: string): Promise<void> {
  const size = page.viewportSize();
  if (!size) return;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...size, height: Math.max(size.height, height) });
  await keepScreen(page, name);
  await page.setViewportSize(size);
}
