import type { SessionView } from "@xinlian/wire";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { keepWhole, patiently } from "../desk.ts";
import {
  expectAccessible,
  expectNoSidewaysScroll,
  newPage,
  type Opened,
  type Width,
} from "../page.ts";

/** The city's people, each signed in once, at as many devices as they like. */
export class People {
  readonly #browser: Browser;
  readonly #url: string;
  readonly #signedIn = new Map<string, Awaited<ReturnType<BrowserContext["storageState"]>>>();
  readonly #pages: Opened[] = [];

  constructor(browser: Browser, url: string) {
    this.#browser = browser;
    this.#url = url;
  }

  /** @param account as it stands on the sign-in page of the demo */
  async at(account: string, width: Width = 1440): Promise<Opened> {
    const state = this.#signedIn.get(account) ?? (await this.#signIn(account));
    this.#signedIn.set(account, state);
    return this.#keep(await newPage(this.#browser, width, { storageState: state }));
  }

  /** Somebody without an account, on a telephone. */
  async citizen(): Promise<Opened> {
    return this.#keep(await newPage(this.#browser, 390));
  }

  /** The page that somebody has before him, on his telephone: looked at and put away. */
  async onPhone(account: string, page: Page, name: string): Promise<void> {
    const phone = await this.at(account, 390);
    await phone.page.goto(page.url());
    await phone.page
      .locator("section[aria-busy=false] ol.cards li, .life [aria-current=step]")
      .first()
      .waitFor();
    await phone.page.locator(".story li, ol.cards li").first().waitFor();
    await look(phone, name);
    await phone.page.context().close();
  }

  /** Whatever went wrong on anybody's page so far. */
  troubles(): readonly string[] {
    return this.#pages.flatMap(({ page, troubles }) =>
      troubles.map((trouble) => `${page.url()}: ${trouble}`),
    );
  }

  #keep(opened: Opened): Opened {
    this.#pages.push(opened);
    return opened;
  }

  async #signIn(account: string) {
    const context = await this.#browser.newContext();
    const { demoPassword: password } = await (await fetch(`${this.#url}/api/city`)).json();
    const answer = await patiently(() =>
      context.request.post(`${this.#url}/api/session`, {
        data: { account, password },
        headers: { "x-xinlian": "1", origin: this.#url },
      }),
    );
    if (!answer.ok()) throw new Error(`${account} cannot sign in: ${await answer.text()}`);
    (await answer.json()) satisfies SessionView;
    const state = await context.storageState();
    await context.close();
    return state;
  }
}

/** Holds a screen of the walk against the rules and keeps it as `walk-<name>-<width>.png`. */
export async function look({ page }: Opened, name: string): Promise<void> {
  const width = page.viewportSize()?.width;
  await page.evaluate(() => document.fonts.ready);
  await expectAccessible(page, `${name} at ${width} px`);
  await expectNoSidewaysScroll(page, `${name} at ${width} px`);
  await keepWhole(page, `walk-${name}`);
}
