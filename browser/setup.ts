import type {} from "vitest";
import type { TestProject } from "vitest/node";
import { CITIES } from "./cities.ts";
import type { TestCity } from "./city.ts";
import { type Product, startProduct } from "./product.ts";
import { signInAll } from "./signed-in.ts";

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
  const products = await Promise.all(Array.from({ length: CITIES }, () => startProduct()));
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
    await Promise.all(products.map((product) => product.stop()));
  };
}

async function cityOf({ url }: Product): Promise<TestCity> {
  return { url, people: await signInAll(url) };
}
