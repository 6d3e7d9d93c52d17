import type { Browser, Page } from "playwright-core";
import { keepWhole } from "../desk.ts";
import {
  expectAccessible,
  expectNoSidewaysScroll,
  newPage,
  type Opened,
  type Width,
} from "../page.ts";
import { type SignedIn, signInAll } from "../signed-in.ts";

/** The city's people, each signed in once, at as many devices as they like. */
export class People {
  readonly #browser: Browser;
  readonly #url: string;
  #signedIn: Promise<readonly SignedIn[]> | undefined;
  readonly #pages: Opened[] = [];
  /** Pages whose case went elsewhere under them, and where it was read. */
  readonly #lost = new Map<Opened, string>();

  constructor(browser: Browser, url: string) {
    this.#browser = browser;
    this.#url = url;
  }

  /** @param account as it stands on the sign-in page of the demo */
  async at(account: string, width: Width = 1440): Promise<Opened> {
    const opened = await newPage(this.#browser, width);
    const cookie = await this.#cookieOf(account);
    await opened.page.context().addCookies([{ ...cookie, url: this.#url }]);
    return this.#keep(opened);
  }

  /** Somebody without an account, on a telephone. */
  async citizen(): Promise<Opened> {
    return this.#keep(await newPage(this.#browser, 390));
  }

  /** The page that somebody has before him, on his telephone: looked at and put away. */
  async onPhone(account: string, page: Page, name: string): Promise<void> {
    if (!LOOKED_AT) return;
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

  /**
   * Somebody's case goes elsewhere while he has it before him: his page says so and offers nothing to press.
   * That the server refuses to show him more is no trouble.
   */
  async loses(opened: Opened): Promise<void> {
    const { page } = opened;
    await page.locator(".case-gone").waitFor();
    if ((await page.locator(".acts").count()) > 0) throw new Error("a lost case can be acted on");
    const { pathname } = new URL(page.url());
    this.#lost.set(opened, `/api/cases/${pathname.split("/").at(-1)}`);
  }

  /** Whatever went wrong on anybody's page so far. */
  troubles(): readonly string[] {
    return this.#pages.flatMap((opened) => {
      const lost = this.#lost.get(opened);
      return opened.troubles
        .filter((trouble) => !(lost && trouble.includes("404") && trouble.includes(lost)))
        .map((trouble) => `${opened.page.url()}: ${trouble}`);
    });
  }

  #keep(opened: Opened): Opened {
    this.#pages.push(opened);
    return opened;
  }

  async #cookieOf(account: string): Promise<SignedIn["cookie"]> {
    this.#signedIn ??= signInAll(this.#url);
    const found = (await this.#signedIn).find((each) => each.account === account);
    if (found === undefined) throw new Error(`no demo account ${account}`);
    return found.cookie;
  }
}

/** Every screen is held against the rules in both widths when its picture is kept; else the walk only goes its way. */
const LOOKED_AT = process.env["XINLIAN_SCREENS"] === "1";

/** Holds a screen of the walk against the rules and keeps it as `walk-<name>-<width>.png`. */
export async function look({ page }: Opened, name: string): Promise<void> {
  if (!LOOKED_AT) return;
  const width = page.viewportSize()?.width;
  await page.evaluate(() => document.fonts.ready);
  await expectAccessible(page, `${name} at ${width} px`);
  await expectNoSidewaysScroll(page, `${name} at ${width} px`);
  await keepWhole(page, `walk-${name}`);
}
