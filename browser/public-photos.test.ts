import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CasePage } from "@xinlian/wire";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath, openBrowser } from "./chromium.ts";
import { cityUrl } from "./city.ts";
import { atDesk } from "./desk.ts";
import { expectAccessible, expectNoSidewaysScroll, keepScreen, newPage } from "./page.ts";

const url = cityUrl();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A photo as a phone takes it, drawn by the browser itself. @param side pixels of its longer side */
async function photo(page: Page, side: number, name: string) {
  const bytes = await page.evaluate(async (width) => {
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = (width * 3) / 4;
    const pen = canvas.getContext("2d") as CanvasRenderingContext2D;
    for (let at = 0; at < 400; at += 1) {
      pen.fillStyle = `hsl(${(at * 37) % 360} 60% 40%)`;
      pen.fillRect((at * 131) % width, (at * 71) % canvas.height, width / 9, width / 11);
    }
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.95));
    return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))];
  }, side);
  return { name, mimeType: "image/jpeg", buffer: Buffer.from(bytes) };
}

async function fillIn(page: Page): Promise<void> {
  await page.locator(".report textarea").first().fill("县街四十号门前三盏路灯不亮，已经一个星期了");
  await page.locator('[name$=".phone"]').fill("13900002765");
  await page.locator('[name$=".address"]').fill("县街 40 号门前");
  const radio = page.locator('.report input[type="radio"]').first();
  if ((await radio.count()) > 0) await radio.check();
}

/** Kills every process of the browser that keeps its things in a folder. */
function kill(folder: string): void {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      if (readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(folder))
        process.kill(Number(pid), "SIGKILL");
    } catch {
      // Gone meanwhile.
    }
  }
}

/** How many photos this browser keeps for a report. */
function keptPhotos(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open("xinlian");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const counting = opening.result.transaction("photos").objectStore("photos").count();
          counting.onsuccess = () => resolve(counting.result);
          counting.onerror = () => reject(counting.error);
        };
      }),
  );
}

/** A busy machine takes its time over a large picture. */
const PATIENT = { timeout: 30_000 };
const tiles = (page: Page) => page.locator(".photo-tiles img");
const sentAhead = (page: Page) => page.locator(".photo-tiles input[type=hidden]");

describe("photos of a report", () => {
  it("PP-14 are made smaller, go ahead, can be left out, come to the check page and to the case", async () => {
    const { page, troubles } = await newPage(browser, 390);
    await page.goto(`${url}/report`);
    await page.locator(".photo-add").waitFor();
    await fillIn(page);
    const large = await photo(page, 4000, "large.jpg");
    const input = page.locator(".photo-add input");
    const sizes: number[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/report/photos"))
        sizes.push(request.postDataBuffer()?.length ?? 0);
    });
    await input.setInputFiles([
      large,
      await photo(page, 300, "b.jpg"),
      await photo(page, 310, "c.jpg"),
    ]);
    await expect.poll(() => sentAhead(page).count(), PATIENT).toBe(3);
    expect(Math.max(...sizes)).toBeLessThan(large.buffer.length);
    expect(await input.count()).toBe(0);
    await page.locator(".photo-tiles button").last().click();
    await expect.poll(() => tiles(page).count(), PATIENT).toBe(2);
    await expectAccessible(page, "the report page with photos");
    await expectNoSidewaysScroll(page, "the report page with photos");
    await keepScreen(page, "public-report-photos");
    await page.locator("button[value=check]").click();
    await page.locator(".photo-row img").first().waitFor();
    expect(await page.locator(".photo-row img").count()).toBe(2);
    await page.locator(".margin-list button").first().click();
    await expect.poll(() => tiles(page).count(), PATIENT).toBe(2);
    await page.locator("button[value=check]").click();
    await page.locator("button[value=send]").click();
    await page.waitForURL(/\/receipt$/);
    // What was sent is no longer kept as a draft: the receipt's page lets it go.
    await expect.poll(() => keptPhotos(page), PATIENT).toBe(0);
    await page.goto(`${url}/report`);
    await page.locator(".photo-add").waitFor();
    expect(await tiles(page).count()).toBe(0);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("PP-14 survive an offline reload with the draft, and go out by themselves", async () => {
    const { page } = await newPage(browser, 390);
    await page.goto(`${url}/report`);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForFunction(
      async () => (await (await caches.open("xinlian-report-1")).match("/report")) !== undefined,
    );
    const taken = await photo(page, 400, "dark.jpg");
    await page.context().setOffline(true);
    await fillIn(page);
    await page.locator(".photo-add input").setInputFiles(taken);
    await page.locator(".photo-tiles .fault").waitFor();
    await page.waitForFunction(() =>
      document.querySelector("[data-draft-kept]")?.textContent?.includes("草稿"),
    );
    await page.reload();
    await expect.poll(() => tiles(page).count(), PATIENT).toBe(1);
    expect(await page.locator(".report textarea").first().inputValue()).toContain("县街");
    await page.context().setOffline(false);
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await expect.poll(() => sentAhead(page).count(), PATIENT).toBe(1);
    await page.locator("button[value=check]").click();
    await page.locator("button[value=send]").click();
    await page.waitForURL(/\/receipt$/);
    await page.context().close();
  });

  it("PP-14 survive a browser that is killed while offline, and become one report", async () => {
    const folder = mkdtempSync(join(tmpdir(), "xinlian-phone-"));
    const opened = async () => {
      const context = await chromium.launchPersistentContext(folder, {
        executablePath: chromiumPath(),
        chromiumSandbox: false,
        args: ["--no-sandbox", "--disable-gpu"],
        viewport: { width: 390, height: 844 },
        locale: "zh-CN",
      });
      return { context, page: context.pages()[0] ?? (await context.newPage()) };
    };
    const what = `县街四十号门前三盏路灯不亮，已经${Date.now() % 100_000}天了`;
    try {
      const { context, page } = await opened();
      await page.goto(`${url}/report`);
      await page.evaluate(() => navigator.serviceWorker.ready);
      await page.waitForFunction(
        async () => (await (await caches.open("xinlian-report-1")).match("/report")) !== undefined,
      );
      const taken = await photo(page, 400, "dark.jpg");
      await context.setOffline(true);
      await fillIn(page);
      await page.locator(".report textarea").first().fill(what);
      await page.locator(".photo-add input").setInputFiles(taken);
      await page.locator(".photo-tiles .fault").waitFor();
      await page.waitForFunction(() =>
        document.querySelector("[data-draft-kept]")?.textContent?.includes("草稿"),
      );
      // Chromium writes what a page keeps to the disk within five seconds.
      await page.waitForTimeout(7_000);
      kill(folder);
      await context.close().catch(() => {});
      const again = await opened();
      await again.page.goto(`${url}/report`);
      await expect.poll(() => tiles(again.page).count(), PATIENT).toBe(1);
      expect(await again.page.locator(".report textarea").first().inputValue()).toBe(what);
      await expect.poll(() => sentAhead(again.page).count(), PATIENT).toBe(1);
      await again.page.locator("button[value=check]").click();
      await again.page.locator("button[value=send]").click();
      await again.page.waitForURL(/\/receipt$/);
      await again.context.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    const { page } = await atDesk(browser, url, ({ desks }) =>
      desks.some(({ is }) => is === "intake"),
    );
    const found = await page.request.get(`${url}/api/cases?q=${encodeURIComponent(`"${what}"`)}`);
    expect(((await found.json()) as CasePage).rows).toHaveLength(1);
    await page.context().close();
  });

  it("PP-14 what is no photo says so, and the form waits until it is taken out", async () => {
    const { page } = await newPage(browser, 390);
    await page.goto(`${url}/report`);
    await page.locator(".photo-add").waitFor();
    await fillIn(page);
    const program = {
      name: "photo.jpg",
      mimeType: "image/jpeg",
      buffer: Buffer.from("MZ is no photo, really"),
    };
    await page.locator(".photo-add input").setInputFiles(program);
    expect(await page.locator(".photo-tiles .fault").textContent()).toContain(
      "照片（JPEG、PNG、WebP）",
    );
    await page.locator("button[value=check]").click();
    await expect
      .poll(() => page.locator(".photos [role=status]").textContent())
      .toContain("传不上去");
    await page.locator(".photo-tiles button").click();
    await page.locator("button[value=check]").click();
    await page.waitForSelector("button[value=send]");
    await page.context().close();
  });

  it("PP-3 go with the plain form where scripts are off", async () => {
    const { page: drawing } = await newPage(browser, 390);
    const taken = await photo(drawing, 300, "plain.jpg");
    await drawing.context().close();
    const { page } = await newPage(browser, 390, { javaScriptEnabled: false });
    await page.goto(`${url}/report`);
    await fillIn(page);
    await page.locator("input[type=file]").setInputFiles(taken);
    await page.locator("button[value=check]").click();
    expect(await page.locator("main").textContent()).toContain("plain.jpg");
    await page.locator("button[value=send]").click();
    await page.waitForURL(/\/receipt$/);
    await page.context().close();
  });
});
