import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./chromium.ts";
import { cityUrl } from "./city.ts";
import { atDesk, has, keepWhole } from "./desk.ts";
import { expectAccessible, expectNoSidewaysScroll, WIDTHS } from "./page.ts";

const url = cityUrl();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const PATIENT = { timeout: 20_000 };

/** A second of a tone, as a telephone system writes it. */
function tone(): Buffer {
  const head = Buffer.from(
    "RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0@\x1f\0\0\x80>\0\0\x02\0\x10\0data\0\0\0\0",
    "latin1",
  );
  const waves = Buffer.alloc(16_000);
  for (let at = 0; at < 8_000; at += 1)
    waves.writeInt16LE(Math.round(8_000 * Math.sin(at / 3)), at * 2);
  head.writeUInt32LE(36 + waves.length, 4);
  head.writeUInt32LE(waves.length, 40);
  return Buffer.concat([head, waves]);
}

async function picture(page: Page): Promise<Buffer> {
  const bytes = await page.evaluate(async () => {
    const canvas = document.createElement("canvas");
    canvas.width = 640;
    canvas.height = 480;
    const pen = canvas.getContext("2d") as CanvasRenderingContext2D;
    pen.fillStyle = "#1d4e79";
    pen.fillRect(80, 60, 300, 200);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
    return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))];
  });
  return Buffer.from(bytes);
}

/** The file box of the registration form, unfolded. */
async function openBox(page: Page) {
  await page.goto(`${url}/desk/intake`);
  const form = page.locator("form.intake-form").first();
  await form.locator("textarea").first().waitFor();
  for (const fold of await form.locator("details:not([open]) > summary").all()) await fold.click();
  return form.locator(".file-drop").first();
}

describe("attachments at the desk", () => {
  it.each(WIDTHS)(
    "are chosen, refused with words, taken out, registered and looked at, at %i px",
    async (width) => {
      const { page, troubles } = await atDesk(browser, url, has("intake"), width);
      const box = await openBox(page);
      const input = box.locator("input[type=file]").first();
      const photo = { name: "lamp.png", mimeType: "image/png", buffer: await picture(page) };
      const call = { name: "call.wav", mimeType: "audio/wav", buffer: tone() };
      const page1 = {
        name: "page.jpg",
        mimeType: "image/jpeg",
        buffer: Buffer.from("<html><script>1</script>"),
      };
      await input.setInputFiles([photo, call, page1]);
      await expect.poll(() => box.locator(".fault").count(), PATIENT).toBe(1);
      expect(await box.locator(".fault").textContent()).toContain("不是能收的文件");
      await expect.poll(() => box.locator(".thumb").count(), PATIENT).toBe(3);
      await expect.poll(() => box.locator("progress").count(), PATIENT).toBe(0);
      await expectAccessible(page, `the file box at ${width} px`);
      await expectNoSidewaysScroll(page, `the file box at ${width} px`);
      await keepWhole(page, "desk-files");
      await box
        .locator("li", { has: page.locator(".fault") })
        .getByRole("button")
        .last()
        .click();
      expect(await box.locator(".fault").count()).toBe(0);

      const form = page.locator("form.intake-form").first();
      await form.locator("textarea").first().fill(`县街路灯不亮，附照片和录音（${width}）`);
      for (const group of await form.locator(".segments:visible").all())
        await group.locator("input").nth(1).check({ force: true });
      await page.keyboard.press("Control+Enter");
      const done = page.locator(".receipts li").first();
      await done.waitFor();
      const address = (await done.getByRole("link").first().getAttribute("href")) ?? "";
      await page.goto(`${url}${address}`);
      await page.locator(".thumbs img").first().waitFor();
      const drawn = () =>
        page
          .locator(".thumbs img")
          .first()
          .evaluate((img: HTMLImageElement) => img.naturalWidth);
      await expect.poll(drawn, PATIENT).toBe(640);
      const length = await page
        .locator(".files audio")
        .first()
        .evaluate(
          (audio: HTMLAudioElement) =>
            new Promise<number>((tell) => {
              audio.addEventListener("loadedmetadata", () => tell(audio.duration));
              audio.preload = "metadata";
              audio.load();
            }),
        );
      expect(length).toBeCloseTo(1, 1);
      await page.locator(".thumbs button").first().click();
      await page.locator(".preview img").waitFor();
      await expectAccessible(page, `a photo looked at, at ${width} px`);
      await keepWhole(page, "desk-photo");
      await page.keyboard.press("Escape");
      await page.locator(".preview").waitFor({ state: "detached" });
      await expectNoSidewaysScroll(page, `a case with attachments at ${width} px`);
      // The page that was refused is the one thing the browser may speak of.
      expect(troubles.filter((trouble) => !trouble.includes("415"))).toEqual([]);
      await page.context().close();
    },
  );

  it("what is dragged and what is pasted come in the same way", async () => {
    const { page } = await atDesk(browser, url, has("intake"));
    const box = await openBox(page);
    const bytes = [...(await picture(page))];
    for (const way of ["drop", "paste"] as const) {
      await box.evaluate(
        (element, [kind, content]) => {
          const data = new DataTransfer();
          const file = new File([new Uint8Array(content as number[])], `${kind}.png`, {
            type: "image/png",
          });
          data.items.add(file);
          const target =
            kind === "drop" ? element : element.closest("form")?.querySelector("textarea");
          target?.dispatchEvent(
            kind === "drop"
              ? new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data })
              : new ClipboardEvent("paste", {
                  bubbles: true,
                  cancelable: true,
                  clipboardData: data,
                }),
          );
        },
        [way, bytes] as const,
      );
      // The same content is the same file: the second way renames the first.
      await expect
        .poll(() => box.locator(".file-name").allTextContents(), PATIENT)
        .toEqual([expect.stringContaining(`${way}.png`)]);
    }
    await page.context().close();
  });
});
