import type { LightName } from "@xinlian/wire";
import type { Params } from "./params.ts";

/** A row's light from its columns, at the moment NOW: see `Listing.clock`. */
export const LIGHTS: Readonly<Record<LightName, string>> = {
  done: "c.light_clock IS NULL",
  pause: "c.light_clock IS NOT NULL AND c.paused",
  late: "c.light_clock IS NOT NULL AND NOT c.paused AND c.due_at <= NOW",
  soon: "c.light_clock IS NOT NULL AND NOT c.paused AND c.due_at > NOW AND c.warn_at <= NOW",
  ok: "c.light_clock IS NOT NULL AND NOT c.paused AND c.due_at > NOW AND (c.warn_at IS NULL OR c.warn_at > NOW)",
};

/** A light as a condition at a moment (ms). */
export function lightTest(light: LightName, now: number, params: Params): string {
  const test = LIGHTS[light];
  return test.includes("NOW") ? test.replaceAll("NOW", params.time(now)) : test;
}
