import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../tools/build/sources.js";
import { openBrowser } from "./chromium.ts";
import { pressKey } from "./keyboard.ts";
import { look } from "./look.ts";
import { newPage, WIDTHS, type Width } from "./page.ts";
import { type Product, startProduct } from "./product.ts";
import { People } from "./walk/people.ts";
import { smallCity } from "./walk/small-city.ts";

// In a city of its own: a pack that is loaded shows on everybody's pages.
const folder = mkdtempSync(join(tmpdir(), "xinlian-load-"));
let browser: Browser;
let product: Product;
let url: string;
beforeAll(async () => {
  smallCity(join(folder, "cities"), "leshan");
  const env = { XINLIAN_CITIES: join(folder, "cities") };
  [browser, product] = await Promise.all([openBrowser(), startProduct({ env })]);
  url = product.url;
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A copy of the example under a name of its own, with some of its words changed. */
function copy(name: string, version: string, change: (text: string) => string): string {
  const at = join(folder, `${name}-${version}`);
  cpSync(join(ROOT, "examples/lost-and-found"), at, { recursive: true });
  // Two packs that run beside each other number their cases differently.
  const series = name.endsWith("390") ? "SP" : "SD";
  for (const file of readdirSync(at, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".yaml")) continue;
    const text = readFileSync(join(at, file), "utf8");
    writeFileSync(
      join(at, file),
      change(text).replaceAll("lost_and_found", name).replaceAll("SW{date}", `${series}{date}`),
    );
  }
  return at;
}

/** Another version: papers are called documents; whether the cases that say papers may follow is for `moves` to say. */
const renamed = (choices: string) => (text: string) =>
  text
    .replace('version: "2026-11"', 'version: "2026-12"')
    .replaceAll("papers:", "documents:")
    .replaceAll("thing: papers", "thing: documents")
    .replace(/^pack: .*$/m, (line) => `${line}\nmoves: { onward: { from: "2026-11"${choices} } }`);

const FOLLOW = ", cases: { loss: { choices: { thing: { papers: documents } } } }";

async function tried(page: Page, files: string): Promise<void> {
  await page.locator("#p-folder").setInputFiles(files);
  await pressKey(page.getByRole("button", { name: "试装" }));
}

async function loaded(page: Page): Promise<void> {
  await pressKey(page.getByRole("button", { name: "装入", exact: true }));
  await page.getByText("已装入，从现在起新事项按它办").waitFor();
}

/** Reports lost papers as a citizen's browser does. */
async function lose(name: string): Promise<void> {
  const { page } = await newPage(browser, 390);
  await page.goto(`${url}/report?about=${name}.loss.report`);
  const status = await page.evaluate(async (pack) => {
    const form = {
      what: "丢了一个身份证",
      thing: "papers",
      place: { area: "511102006", address: "县街" },
      contact: { name: "", phone: "13800000000" },
    };
    const answer = await fetch("/api/cases", {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-xinlian": "1",
        "idempotency-key": crypto.randomUUID(),
      },
      body: JSON.stringify({ pack, type: "loss", action: "report", form }),
    });
    return answer.status;
  }, name);
  expect(status).toBe(201);
  await page.context().close();
}

describe("a pack from a folder", () => {
  it.each(WIDTHS)(
    "at %i px: is tried, loaded, and works at once; its next version says which cases cannot follow, then moves them",
    async (width: Width) => {
      const name = `lost_${width}`;
      const admin = await new People(browser, url).at("guanli", width);
      const { page } = admin;
      await page.goto(`${url}/desk/packs/load`);
      await look(admin, "where a pack is loaded");

      await tried(
        page,
        copy(name, "broken", (text) => text.replace("to: ready", "to: redy")),
      );
      await page.getByText(/有 \d+ 处错误，不能装入/).waitFor();
      await page
        .getByText(/pack\.yaml:\d+/)
        .first()
        .waitFor();
      expect(await page.getByRole("button", { name: "装入", exact: true }).count()).toBe(0);
      await look(admin, "a pack with a mistake", "pack-load-mistake");

      await tried(
        page,
        copy(name, "first", (text) => text),
      );
      await page.getByText("全部校验通过，可以装入").waitFor();
      await look(admin, "a pack that holds", "pack-load");
      await loaded(page);
      await lose(name);

      await tried(page, copy(name, "deaf", renamed("")));
      await page.getByText("装入前请知道").waitFor();
      await look(admin, "a version that cases cannot follow", "pack-load-stays");

      await tried(page, copy(name, "second", renamed(FOLLOW)));
      await page.getByText("全部校验通过，可以装入").waitFor();
      await loaded(page);
      await page.goto(`${url}/desk/packs/${name}`);
      await page.getByText("“onward”会把 1 件未办结事项迁到现在的版本").waitFor();
      await pressKey(page.getByRole("button", { name: "试迁移：逐件看" }));
      await page.locator(".pack-move tbody tr").first().waitFor();
      await look(admin, "a move that is tried", "pack-move");
      await pressKey(page.getByRole("button", { name: "开始迁移" }));
      await page.getByText(/“onward”已迁移完/).waitFor();
      await look(admin, "a move that is done");
      expect(admin.troubles).toEqual([]);
      await page.context().close();
    },
  );
});
