import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type {} from "vitest";
import type { TestProject } from "vitest/node";
import { CITIES } from "./cities.ts";
import type { TestCity } from "./city.ts";
import { filled } from "./filled.ts";
import { type Product, startProduct } from "./product.ts";
import { signInAll } from "./signed-in.ts";

/** A product that is asked to stop is gone by then, ms. */
const SOON = 15_000;

declare module "vitest" {
  export interface ProvidedContext {
    cities: readonly TestCity[];
  }
}

/** Founded cities for all browser tests; `XINLIAN_URL` names one that already runs. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | void> {
  const running = process.env["XINLIAN_URL"];
  if (running) {
    const url = running.replace(/\/$/, "");
    project.provide("cities", [{ url, people: await signInAll(url) }]);
    return;
  }
  const folders = await foundCities(CITIES);
  const products = await Promise.all(folders.map((data) => startProduct({ data })));
  project.provide("cities", await Promise.all(products.map(cityOf)));
  let stopping = false;
  for (const product of products) {
    console.log(`product at ${product.url}, ready after ${product.readyAfter} ms`);
    void product.ended.then((how) => {
      if (!stopping) console.error(`the product ended by itself with ${how}:\n${product.said()}`);
    });
  }
  return async () => {
    stopping = true;
    await Promise.all(products.map(stopped));
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  };
}

/** A product that takes long to stop is told of, with what it said last. */
async function stopped(product: Product): Promise<void> {
  const began = performance.now();
  await product.stop();
  const took = performance.now() - began;
  if (took < SOON) return;
  const last = product.said().split("\n").slice(-12).join("\n");
  console.error(`${product.url} took ${Math.round(took)} ms to stop; it said last:\n${last}`);
}

/** Data folders of so many like cities: one is founded and its demo's past comes in, the others are copies. */
async function foundCities(count: number): Promise<readonly string[]> {
  const folders = Array.from({ length: count }, () => {
    const folder = mkdtempSync(join(tmpdir(), "xinlian-city-"));
    chmodSync(folder, 0o755);
    return folder;
  });
  const [first = "", ...others] = folders;
  const product = await startProduct({ data: first });
  try {
    await filled(product.url);
  } finally {
    await product.stop();
  }
  // With its owners: a database's folder belongs to the account that runs it.
  for (const other of others) execFileSync("cp", ["-a", join(first, "var"), join(other, "var")]);
  return folders;
}

async function cityOf({ url }: Product): Promise<TestCity> {
  return { url, people: await signInAll(url) };
}
