import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CaseView } from "@xinlian/wire";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCityFiles } from "../src/founding/city-files.ts";
import { refresh } from "../src/founding/refresh.ts";
import type { House } from "../src/house.ts";
import { recomputeAll } from "../src/worker/recompute.ts";
import { foundTown, MONDAY, report, reportRoute, type Town } from "./town.ts";

let town: Town;
let folder: string;
beforeAll(async () => {
  town = await foundTown();
  folder = mkdtempSync(join(tmpdir(), "xinlian-refresh-"));
  cpSync(town.house.settings.packs, join(folder, "packs"), { recursive: true });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await town.close();
});

function files() {
  const read = readCityFiles(town.house.settings.cities, "leshan");
  if (!read.ok) throw new Error("no files");
  return read.value;
}

function moved(): House {
  return { ...town.house, settings: { ...town.house.settings, packs: join(folder, "packs") } };
}

function edit(change: (text: string) => string): void {
  const { pack } = reportRoute(town);
  const path = join(folder, "packs", pack);
  for (const file of readdirSync(path).filter((name) => name.endsWith(".yaml"))) {
    writeFileSync(join(path, file), change(readFileSync(join(path, file), "utf8")));
  }
}

describe("a start over a standing city", () => {
  it("loads nothing when nothing is new", async () => {
    expect(await refresh(town.house, files())).toEqual({
      loaded: [],
      calendar: false,
      refused: [],
      settings: 0,
    });
  });

  it("loads a new version; a standing case keeps the one it began with", async () => {
    const { view } = await report(town);
    const before = town.house.keeper.now.packs.get(reportRoute(town).pack);
    edit((text) => text.replaceAll("办理中", "正在办理"));
    const done = await refresh(moved(), files());
    expect(done.refused).toEqual([]);
    expect(done.loaded).toEqual([before?.name]);
    const receiver = await town.staff("shouli");
    const old = (await receiver.get(`/api/cases/${view.id}`)).json<CaseView>();
    expect(old.lifecycle.states.map((state) => state.words.zh)).toContain("办理中");
    const fresh = (await report(town)).view;
    expect(fresh.lifecycle.states.map((state) => state.words.zh)).toContain("正在办理");
  });

  it("leaves out a pack that does not pass, and names why", async () => {
    const before = town.house.keeper.now.packs.get(reportRoute(town).pack);
    edit((text) => text.replaceAll("to: handling", "to: nowhere"));
    const done = await refresh(moved(), files());
    expect(done.loaded).toEqual([]);
    expect(done.refused[0]?.parts?.[0]?.place).toMatch(/\.yaml:\d+$/);
    expect(town.house.keeper.now.packs.get(reportRoute(town).pack)?.hash).toBe(before?.hash);
  });

  it("takes over what the city sets differently, and the pack's own value when it sets it no more", async () => {
    const { pack } = reportRoute(town);
    const now = files();
    const name = Object.keys(town.house.keeper.now.packs.get(pack)?.settings ?? {}).at(-1) ?? "";
    const own = (value: unknown) => ({
      ...now,
      city: { ...now.city, settings: { [pack]: { [name]: value } } },
    });
    const limit = own("4d");
    expect(await refresh(town.house, limit)).toMatchObject({ settings: 1, refused: [] });
    expect(town.house.keeper.now.settings.get(pack)?.[name]).toBe("4d");
    expect(await refresh(town.house, limit)).toMatchObject({ settings: 0 });
    const wrong = await refresh(town.house, own("soon"));
    expect(wrong.settings).toBe(0);
    expect(wrong.refused[0]).toMatchObject({
      code: "pack-limit",
      place: expect.stringMatching(/^city\.yaml:\d+$/),
    });
    expect(town.house.keeper.now.settings.get(pack)?.[name]).toBe("4d");
    expect(await refresh(town.house, now)).toMatchObject({ settings: 1, refused: [] });
    expect(town.house.keeper.now.settings.get(pack)?.[name] ?? null).toBeNull();
  });

  it("computes dates anew when a notice changes, each move on record", async () => {
    town.at(MONDAY);
    const { view } = await report(town);
    const now = files();
    const notices = now.notices.map((notice) => {
      const { year, off, ...rest } = notice as { year: number; off: Record<string, string> };
      return year === 2026 ? { ...rest, year, off: { ...off, "2026-11-04": "补休" } } : notice;
    });
    const done = await refresh(town.house, { ...now, notices });
    expect(done.calendar).toBe(true);
    expect(await recomputeAll(town.house)).toBeGreaterThan(0);
    const receiver = await town.staff("shouli");
    const after = (await receiver.get(`/api/cases/${view.id}`)).json<CaseView>();
    const due = (of: CaseView) => of.clocks.find((clock) => clock.whose === "citizen")?.due ?? "";
    expect(due(after) > due(view)).toBe(true);
    expect(await recomputeAll(town.house)).toBe(0);
  });
});
