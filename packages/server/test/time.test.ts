import type { CaseView, Story, TimeView } from "@xinlian/wire";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeLog } from "../src/log/log.ts";
import { CityTime } from "../src/time/city-time.ts";
import { timeStream } from "../src/time/record.ts";
import { watchTime } from "../src/time/watch.ts";
import { foundTown, MONDAY, report, type Town } from "./town.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A machine whose clock can be set. */
function machine(off = 0) {
  const at = { passed: 0, off };
  return { at, wall: () => MONDAY + at.passed + at.off, steady: () => 5_000 + at.passed };
}

describe("the city's time", () => {
  it("goes on evenly when the machine's clock jumps, and follows it again when it is back", () => {
    const source = machine();
    const time = new CityTime(source, null);
    source.at.passed = HOUR;
    source.at.off = 40 * DAY;
    expect(time.now()).toBe(MONDAY + HOUR);
    source.at.passed = 2 * HOUR;
    expect(time.standing()).toEqual({
      city: MONDAY + 2 * HOUR,
      machine: MONDAY + 2 * HOUR + 40 * DAY,
      since: MONDAY + HOUR,
    });
    source.at.off = -3 * HOUR;
    expect(time.now()).toBe(MONDAY + 2 * HOUR);
    source.at.off = 0;
    expect([time.now(), time.standing().since]).toEqual([MONDAY + 2 * HOUR, null]);
  });

  it("stands still while a clock that was put back a little catches up", () => {
    const source = machine();
    const time = new CityTime(source, null);
    source.at.passed = HOUR;
    time.now();
    source.at.off = -20_000;
    expect(time.now()).toBe(MONDAY + HOUR);
    source.at.passed += 30_000;
    expect(time.now()).toBe(MONDAY + HOUR + 10_000);
  });

  it("goes on from the newest event when the machine starts in the past", () => {
    const source = machine(-DAY);
    const time = new CityTime(source, MONDAY);
    source.at.passed = HOUR;
    expect(time.standing()).toMatchObject({ city: MONDAY + HOUR, since: MONDAY + HOUR });
    time.adopt();
    expect(time.standing()).toMatchObject({ city: MONDAY + HOUR - DAY, since: null });
  });

  it("never goes back, nor faster than a believed step, whatever the machine's clock does", () => {
    const steps = fc.array(
      fc.record({
        passed: fc.integer({ min: 0, max: DAY }),
        off: fc.oneof(fc.constant(0), fc.integer({ min: -50 * DAY, max: 50 * DAY })),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(steps, (all) => {
        const source = machine();
        const time = new CityTime(source, null);
        let before = time.now();
        for (const { passed, off } of all) {
          source.at.passed += passed;
          source.at.off = off;
          const now = time.now();
          expect(now).toBeGreaterThanOrEqual(before);
          expect(now - before).toBeLessThanOrEqual(passed + 60_000);
          before = now;
        }
      }),
    );
  });
});

describe("a city whose machine's clock jumps", () => {
  let town: Town;
  beforeAll(async () => {
    town = await foundTown();
  });
  afterAll(() => town.close());

  it("lets nothing run out by it, and goes with it only when an administrator says so, on record", async () => {
    town.at(MONDAY);
    const { view } = await report(town);
    const breaches = async () => {
      const staff = await town.staff("shouli");
      const { events } = (await staff.get(`/api/cases/${view.id}/events`)).json<Story>();
      return events.filter(({ kind }) => kind === "breached").length;
    };
    town.jump(40 * DAY);
    await town.work();
    expect(await breaches()).toBe(0);
    const admin = await town.staff("guanli");
    const told = (await admin.get("/api/time")).json<TimeView>();
    expect([told.city, told.machine, told.since !== null]).toEqual([
      "2026-11-02T09:00:00+08:00",
      "2026-12-12T09:00:00+08:00",
      true,
    ]);
    const other = await town.staff("shouli");
    expect((await other.post("/api/time/adopt", { why: "已校时" })).statusCode).toBe(403);
    const adopted = await admin.post("/api/time/adopt", { why: "已按国家授时中心校时" });
    expect([adopted.statusCode, adopted.json<TimeView>().since]).toEqual([200, null]);
    // Forty days later nobody is signed in any more.
    const anew = await town.staff("guanli");
    const again = await anew.post("/api/time/adopt", { why: "再来一次" });
    expect([again.statusCode, again.json().code]).toEqual([422, "time-right"]);
    const { ledger } = town.house;
    const [event] = await ledger.events({ kind: "engine" }, timeStream(ledger.city));
    expect(event).toMatchObject({
      kind: "time-adopted",
      body: { city: MONDAY, machine: MONDAY + 40 * DAY, why: "已按国家授时中心校时" },
    });
    expect(event?.actor).toMatch(/^person:/);
    await town.work();
    expect(await breaches()).toBeGreaterThan(0);
    town.jump(0);
    town.house.time.adopt();
  });

  it("records nothing before what is recorded already, when the clock goes back", async () => {
    town.at(MONDAY + 60 * DAY);
    const { view: first } = await report(town);
    town.jump(-3 * DAY);
    const { view: second } = await report(town);
    const staff = await town.staff("shouli");
    const opened = async (id: string) =>
      (await staff.get(`/api/cases/${id}`)).json<CaseView>().opened;
    expect(await opened(second.id)).toBe(await opened(first.id));
    town.jump(0);
  });

  it("tells the log once, and holds what was adopted at another process of the city", async () => {
    const said: unknown[] = [];
    const log = makeLog("fatal");
    log.error = (...words: unknown[]) => void said.push(words);
    log.warn = (...words: unknown[]) => void said.push(words);
    town.at(MONDAY + 70 * DAY);
    town.house.now();
    town.jump(5 * HOUR);
    let off = await watchTime(town.house, log, null);
    off = await watchTime(town.house, log, off);
    expect([off, said.length]).toEqual([MONDAY + 70 * DAY, 1]);
    // The other process: the same ledger, a clock of its own.
    const other = new CityTime(
      { wall: () => MONDAY + 70 * DAY + 5 * HOUR, steady: () => 0 },
      MONDAY + 70 * DAY,
    );
    const { ledger } = town.house;
    await ledger.change(
      {
        id: "0192f0c1-2b3c-7def-8123-456789abcdef",
        principal: { kind: "founder", id: "founder" },
        actor: "self",
        bodyHash: ledger.mac("time", "x"),
        at: other.now(),
      },
      [{ kind: "time-adopted", city: 0, machine: 0, why: "x" }],
    );
    off = await watchTime(town.house, log, off);
    expect([off, said.length, town.house.now()]).toEqual([null, 2, MONDAY + 70 * DAY + 5 * HOUR]);
    town.jump(0);
  });
});
