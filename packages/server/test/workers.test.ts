import type { Moment } from "@xinlian/kernel";
import type { CasePage, CaseView, OwedPage, Story } from "@xinlian/wire";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { readCityFiles } from "../src/founding/city-files.ts";
import { fillDemo } from "../src/founding/demo/fill.ts";
import { makeLog } from "../src/log/log.ts";
import { fireDue } from "../src/worker/clock-worker.ts";
import { foundTown, MONDAY, report, type Town } from "./town.ts";

const DAY = 86_400_000;
/** Of each play of the demo. */
const VISITS = 70;
let town: Town;
beforeAll(async () => {
  town = await foundTown();
});
afterAll(async () => {
  await town.close();
});

async function fireAll(now: number): Promise<void> {
  while ((await fireDue(town.house.engine, now as Moment, town.house.failed)) > 0);
}

describe("the clock worker", () => {
  it("fires each mark once, at its own moment, however many workers race", async () => {
    town.at(MONDAY);
    const { view } = await report(town);
    const now = MONDAY + 40 * DAY;
    town.at(now);
    await Promise.all([fireAll(now), fireAll(now), fireAll(now), fireAll(now)]);
    const auditor = await town.staff("shouli");
    const { events } = (await auditor.get(`/api/cases/${view.id}/events`)).json<Story>();
    const fired = events.filter((event) => ["warned", "breached"].includes(event.kind));
    expect(new Set(fired.map((event) => `${event.words.zh} ${event.at}`)).size).toBe(fired.length);
    expect(fired.filter((event) => event.kind === "breached").length).toBeGreaterThan(0);
    const seen = (await auditor.get(`/api/cases/${view.id}`)).json<CaseView>();
    const answer = seen.clocks.find(
      (clock) => clock.whose === "citizen" && clock.breached !== null,
    );
    expect(answer?.light.light).toBe("late");
    expect(fired.some((event) => event.at === answer?.breached)).toBe(true);
    const before = events.length;
    await fireAll(now);
    const again = (await auditor.get(`/api/cases/${view.id}/events`)).json<Story>();
    expect(again.events.length).toBe(before);
  });
});

describe("a mark whose decision breaks", () => {
  it("is put off alone: the others of its batch fire, and it fires when it can be decided", async () => {
    town.at(MONDAY);
    const broken = (await report(town)).view.id;
    const sound = (await report(town)).view.id;
    const breaches = async (id: string) => {
      const staff = await town.staff("shouli");
      const { events } = (await staff.get(`/api/cases/${id}/events`)).json<Story>();
      return events.filter(({ kind }) => kind === "breached").length;
    };
    const { engine } = town.house;
    const command = engine.command.bind(engine);
    const lame = vi.spyOn(engine, "command").mockImplementation((asked, ...more) => {
      const { order } = asked;
      return order.do === "tick" && order.stream === broken
        ? Promise.reject(new Error("lame"))
        : command(asked, ...more);
    });
    const now = (MONDAY + 40 * DAY) as Moment;
    town.at(now);
    const told: unknown[] = [];
    for (let tries = 0; tries < 20; tries += 1)
      if ((await fireDue(engine, now, (error) => told.push(error))) === 0) break;
    lame.mockRestore();
    expect(told.map(String)).toContain("Error: lame");
    expect([await breaches(sound), await breaches(broken)]).toEqual([expect.any(Number), 0]);
    expect(await breaches(sound)).toBeGreaterThan(0);
    const later = now + DAY;
    town.at(later);
    await fireAll(later);
    expect(await breaches(broken)).toBeGreaterThan(0);
  });
});

describe("live changes", () => {
  it("are told from the ledger's tail, each case once a look", async () => {
    const told: string[] = [];
    await town.changes.poll();
    const leave = town.changes.listen((changes) =>
      told.push(...changes.map((change) => change.stream)),
    );
    town.at(MONDAY);
    const { view } = await report(town);
    while (await town.changes.poll());
    leave();
    expect(told.filter((stream) => stream === view.id)).toHaveLength(1);
  });
});

describe("the demo", () => {
  it("comes in through the same door, and a second filling adds nothing", async () => {
    const now = Date.parse("2026-11-20T16:00:00+08:00");
    town.at(now);
    const files = readCityFiles(town.house.settings.cities, "leshan");
    if (!files.ok) throw new Error("no files");
    const count = async () => {
      const admin = await town.staff("shouli");
      return (await admin.get("/api/cases/count")).json<{
        count: number;
        lights: Record<string, number>;
      }>();
    };
    const before = await count();
    // Broken off in the middle, and gone on with.
    const { filling } = town.house;
    for (const far of [60, 200, 420]) {
      const broken = fillDemo(town.house, files.value, makeLog("fatal"), VISITS);
      const watch = setInterval(() => {
        filling.brokenOff ||= filling.done > far;
      }, 1);
      await broken;
      clearInterval(watch);
      expect(filling.now).not.toBeNull();
      filling.brokenOff = false;
      filling.done = 0;
      await town.house.keeper.reload();
    }
    const warned: unknown[] = [];
    const log = makeLog("fatal");
    log.warn = (...told: unknown[]) => void warned.push(told);
    await fillDemo(town.house, files.value, log, VISITS);
    expect(warned).toEqual([]);
    const filled = await count();
    expect(filled.count - before.count).toBeGreaterThan(50);
    expect(filled.lights.late).toBeGreaterThan(3);
    expect(filled.lights.done).toBeGreaterThan(10);
    const officer = await town.staff("baobao");
    const due = (await officer.get("/api/owed")).json<OwedPage>().rows;
    expect(due.length).toBeGreaterThan(0);
    const visits = (await officer.get("/api/cases?pack=food&state=done")).json<CasePage>().rows;
    expect(visits.map(({ title }) => title)).toContain("跷脚牛肉馆（示例）");
    const published = async () =>
      town.house.ledger.view({ kind: "public" }, (sql) =>
        sql.query<{ name: string }>("SELECT name FROM ledger.bulletin ORDER BY name"),
      );
    const papers = await published();
    expect(new Set(papers.map(({ name }) => name)).size).toBeGreaterThan(2);
    await town.house.keeper.reload();
    await fillDemo(town.house, files.value, makeLog("fatal"), VISITS);
    expect(await published()).toEqual(papers);
    expect((await count()).count).toBe(filled.count);
    expect((await town.house.ledger.verify()).altered).toBeNull();
  }, 240_000);
});
