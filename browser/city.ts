import { inject } from "vitest";
import type { SignedIn } from "./signed-in.ts";

/** A city that tests go to. */
export interface TestCity {
  /** Where the product under test answers, no slash at the end. */
  readonly url: string;
  /** Every demo account, signed in. */
  readonly people: readonly SignedIn[];
}

/** The city of this test file. */
export function ourCity(): TestCity {
  const cities = inject("cities");
  const worker = Number(process.env["VITEST_POOL_ID"] ?? "1");
  const city = cities[(worker - 1) % cities.length];
  if (city === undefined) throw new Error("no city was started");
  return city;
}

/** Where the city of this test file answers, no slash at the end. */
export function cityUrl(): string {
  return ourCity().url;
}
