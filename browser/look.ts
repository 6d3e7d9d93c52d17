import type { Browser } from "playwright-core";
import { ourCity } from "./city.ts";
import { type AtDesk, atDesk, keepWhole } from "./desk.ts";
import { expectAccessible, expectNoSidewaysScroll, type Opened, type Width } from "./page.ts";

/** The page of somebody of the demo, by the account that stands on the sign-in page. */
export function as(browser: Browser, url: string, account: string, width: Width): Promise<AtDesk> {
  const wanted = ourCity().people.find((each) => each.account === account)?.session.person.id;
  return atDesk(browser, url, ({ person }) => person.id === wanted, width);
}

/** Holds a page against the rules at its width; with a name its picture is kept. */
export async function look({ page }: Opened, place: string, name = ""): Promise<void> {
  const width = page.viewportSize()?.width;
  await page.locator(".waiting").first().waitFor({ state: "detached" });
  await page.locator("h1").first().waitFor();
  await expectAccessible(page, `${place} at ${width} px`);
  await expectNoSidewaysScroll(page, `${place} at ${width} px`);
  if (name !== "") await keepWhole(page, name);
}
