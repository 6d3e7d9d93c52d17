import { setTimeout as wait } from "node:timers/promises";
import type { CityView } from "@xinlian/wire";

/** The demo's past begins a moment after the first page; a city that is quiet for so long has none to come, ms. */
const QUIET = 10_000;
const PATIENCE = 40 * 60_000;

/**
 * Waits until the demo's past is in a city that was just founded.
 * @throws when it does not come to an end
 */
export async function filled(url: string): Promise<void> {
  const began = performance.now();
  for (let begun = false; performance.now() - began < PATIENCE; await wait(250)) {
    const { filling } = (await (await fetch(`${url}/api/city`)).json()) as CityView;
    begun ||= filling !== null;
    if (filling === null && (begun || performance.now() - began > QUIET)) return;
  }
  throw new Error(`the demo of ${url} did not come to an end`);
}
