import { afterAll, beforeAll, expect, test } from "vitest";
import { holds, race } from "./race.ts";
import { type Sample, sampleCity } from "./sample.ts";

let city: Sample;
beforeAll(async () => {
  city = await sampleCity();
});
afterAll(() => city.close());

test("LG-71 sixteen racing clients lose nothing and double nothing", async () => {
  const raced = await race(city.again, city.people.desk, { clients: 16, rounds: 12, streams: 6 });
  expect(raced).toMatchObject({
    acknowledged: 192,
    lost: 0,
    doubled: 0,
    numbersTwice: 0,
    clocksTwice: 0,
    clocksMissed: 0,
    rowsDiffering: 0,
    followerDiffering: 0,
    verifies: true,
  });
  expect([raced.conflicts > 0, raced.repeats > 0, holds(raced)]).toEqual([true, true, true]);
});
