import { expect, it } from "vitest";
import { Traffic } from "../src/http/traffic.ts";

it("work in bulk rests while people are served, and not otherwise", () => {
  let now = 0;
  const traffic = new Traffic(() => now);
  expect(traffic.restAfter(50)).toBe(0);
  traffic.came();
  expect(traffic.restAfter(50)).toBe(200);
  now = 2_999;
  expect(traffic.restAfter(50)).toBe(200);
  now = 3_000;
  expect(traffic.restAfter(50)).toBe(0);
});

it("a rest ends with what it rests from", async () => {
  const traffic = new Traffic();
  traffic.came();
  const stopping = new AbortController();
  const resting = traffic.giveWay(1e9, stopping.signal);
  stopping.abort();
  await expect(resting).resolves.toBeUndefined();
});
