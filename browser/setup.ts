import type {} from "vitest";
import type { TestProject } from "vitest/node";
import { startProduct } from "./product.ts";
import { type SignedIn, signInAll } from "./signed-in.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the product under test answers, no slash at the end. */
    url: string;
    /** Every demo account, signed in. */
    people: readonly SignedIn[];
  }
}

/** One founded city for all browser tests; `XINLIAN_URL` names one that already runs. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | void> {
  const running = process.env["XINLIAN_URL"];
  if (running) {
    const url = running.replace(/\/$/, "");
    project.provide("url", url);
    project.provide("people", await signInAll(url));
    return;
  }
  const product = await startProduct();
  console.log(`product at ${product.url}, ready after ${product.readyAfter} ms`);
  project.provide("url", product.url);
  project.provide("people", await signInAll(product.url));
  let stopping = false;
  void product.ended.then((how) => {
    if (!stopping) console.error(`the product ended by itself with ${how}:\n${product.said()}`);
  });
  return () => {
    stopping = true;
    return product.stop();
  };
}
