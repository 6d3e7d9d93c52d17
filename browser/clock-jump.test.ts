import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TimeView } from "@xinlian/wire";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./chromium.ts";
import { expectAccessible, expectNoSidewaysScroll, keepScreen, newPage } from "./page.ts";
import { type Product, startProduct } from "./product.ts";
import { signInAll } from "./signed-in.ts";

/** Debian's package `libfaketime`: sets the clock that a process sees, and leaves the one that counts evenly. */
const LIBRARY = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu"]
  .map((folder) => `${folder}/faketime/libfaketime.so.1`)
  .find((file) => existsSync(file));
const BAR = ".down[role=alert]";

let browser: Browser;
let product: Product;
const folder = mkdtempSync(join(tmpdir(), "xinlian-jump-"));
const clock = join(folder, "clock");

beforeAll(async () => {
  if (LIBRARY === undefined) throw new Error("install Debian's package libfaketime");
  browser = await openBrowser();
  product = await begin("+0");
});
afterAll(async () => {
  await browser.close();
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
});

function begin(off: string): Promise<Product> {
  setClock(off);
  return startProduct({
    data: folder,
    env: {
      LD_PRELOAD: LIBRARY ?? "",
      FAKETIME_TIMESTAMP_FILE: clock,
      FAKETIME_NO_CACHE: "1",
      FAKETIME_DONT_FAKE_MONOTONIC: "1",
    },
  });
}

/** @param off `+5h`: how far the machine's clock stands off */
function setClock(off: string): void {
  writeFileSync(clock, `${off}\n`);
}

async function atAdmin(width: 1440 | 390): Promise<Page> {
  const people = await signInAll(product.url);
  const admin = people.find(({ session }) =>
    session.posts.some(({ pack, role }) => pack === "*" && role === "admin"),
  );
  if (admin === undefined) throw new Error("no administrator in the demo");
  const { page } = await newPage(browser, width);
  await page.context().addCookies([{ ...admin.cookie, url: product.url }]);
  await page.goto(`${product.url}/desk/settings`);
  await page.locator("h1").first().waitFor();
  return page;
}

async function told(page: Page): Promise<TimeView> {
  return (await (await page.request.get(`${product.url}/api/time`)).json()) as TimeView;
}

const off = ({ city, machine }: TimeView) => Date.parse(machine) - Date.parse(city);
const HOUR = 3_600_000;

describe("a machine whose clock jumps under the running city", () => {
  it("is not followed, the administrator is told, and says that it is right", async () => {
    const page = await atAdmin(1440);
    expect(await page.locator(BAR).count()).toBe(0);
    const before = await told(page);
    setClock("+5h");
    await expect.poll(async () => (await told(page)).since, { timeout: 20_000 }).not.toBeNull();
    const jumped = await told(page);
    expect(Math.abs(off(jumped) - 5 * HOUR)).toBeLessThan(5_000);
    expect(Date.parse(jumped.city) - Date.parse(before.city)).toBeLessThan(60_000);
    await page.reload();
    await page.locator(BAR).getByText("忽然快了 5 小时").waitFor();
    await expectAccessible(page, "the settings under a jumped clock");
    await keepScreen(page, "desk-clock-jump");
    const phone = await atAdmin(390);
    await phone.locator(BAR).waitFor();
    await expectNoSidewaysScroll(phone, "the settings under a jumped clock");
    await keepScreen(phone, "desk-clock-jump");
    await page.getByRole("button", { name: "机器时间是对的" }).click();
    await page.getByLabel("依据").fill("与国家授时中心核对，原先慢了五小时");
    await page.keyboard.press("Enter");
    await page.locator(BAR).waitFor({ state: "detached" });
    expect(Math.abs(off(await told(page)))).toBeLessThan(1_000);
  });

  it("starts in the past: the city goes on from what it recorded last, until the clock is right", async () => {
    const page = await atAdmin(1440);
    const { city } = await told(page);
    await product.stop();
    product = await begin("-3h");
    const after = await atAdmin(1440);
    const held = await told(after);
    expect(held.since).not.toBeNull();
    expect(Date.parse(held.city)).toBeGreaterThan(Date.parse(city) - HOUR);
    await after
      .locator(BAR)
      .getByText(/忽然慢了 \d+ 小时/)
      .waitFor();
    setClock("+5h");
    await expect.poll(async () => (await told(after)).since, { timeout: 20_000 }).toBeNull();
  });
});
