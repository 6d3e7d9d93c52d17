import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Fault, type Moment, sayFault } from "@xinlian/kernel";
import { type FreshLedger, freshLedger } from "@xinlian/ledger/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readCityFiles } from "../src/founding/city-files.ts";
import { Chance } from "../src/founding/demo/chance.ts";
import { Families } from "../src/founding/demo/families.ts";
import { readPlays } from "../src/founding/demo/read-plays.ts";
import { later, within } from "../src/founding/demo/span.ts";
import { Standing } from "../src/founding/demo/standing.ts";
import { foundCity } from "../src/founding/found.ts";
import { foundTown, MONDAY, type Town } from "./town.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const CITY = "leshan";

let cities: string;
let fresh: FreshLedger;
beforeAll(async () => {
  cities = mkdtempSync(join(tmpdir(), "xinlian-cities-"));
  fresh = await freshLedger();
});
afterAll(async () => {
  await fresh.close();
  rmSync(cities, { recursive: true, force: true });
});

/** Founds the city with one file changed; what was told, each with its place, and how many events there are afterwards. */
async function found(
  file: string,
  change: (text: string) => string,
): Promise<{ readonly told: readonly string[]; readonly events: number }> {
  const folder = join(cities, CITY);
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(ROOT, "cities", CITY), folder, { recursive: true });
  const path = join(folder, file);
  const before = readFileSync(path, "utf8");
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
  const files = readCityFiles(cities, CITY);
  const founded = files.ok
    ? await foundCity(fresh.ledger, {
        files: files.value,
        packs: join(ROOT, "packs"),
        bare: false,
        now: MONDAY,
      })
    : files;
  const faults = founded.ok ? [] : (founded.fault.parts ?? [founded.fault]);
  const [row] = await fresh.ledger.view({ kind: "engine" }, (sql) =>
    sql.query<{ n: number }>("SELECT count(*)::int AS n FROM ledger.event"),
  );
  return { told: faults.map(said), events: row?.n ?? -1 };
}

function said(one: Fault): string {
  return `${one.place ?? "-"}: ${sayFault(one, "en")}`;
}

function lineOf(text: string, begin: string): number {
  return text.split("\n").findIndex((line) => line.startsWith(begin)) + 1;
}

const TOPICS = "registers/hotline/topic.csv";
const CATALOGUE = "duties/hotline.csv";

describe("bad input at the founding: named by file and line, nothing founded half", () => {
  it("a row that is too short", async () => {
    let line = 0;
    const { told, events } = await found(TOPICS, (text) => {
      line = lineOf(text, "urban.lamp,");
      return text.replace(/^urban\.lamp,.*$/m, "urban.lamp,路灯照明");
    });
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(`${TOPICS}:${line}: this row cannot be read: 2 ≠ 10 (code, name,`);
    expect(events).toBe(0);
  });

  it("a quotation mark that is not closed", async () => {
    const { told, events } = await found(TOPICS, (text) => text.replace("路灯照明", '"路灯照明'));
    expect(told[0]).toMatch(/^registers\/hotline\/topic\.csv:\d+: /);
    expect(events).toBe(0);
  });

  it("a column that the register does not have", async () => {
    const { told, events } = await found(TOPICS, (text) =>
      text.replace("code,name,", "code,nmae,"),
    );
    expect(told[0]).toContain(`${TOPICS}:1: there is no column "nmae"; known are: code, name,`);
    expect(events).toBe(0);
  });

  it("an entry that hangs under one that is not there, and one that is there twice", async () => {
    let line = 0;
    const { told } = await found(TOPICS, (text) => {
      line = lineOf(text, "urban.lamp,");
      return `${text.replace("urban.lamp,路灯照明,urban,", "urban.lamp,路灯照明,urbane,")}urban,城市,,,,,,,,\n`;
    });
    expect(told[0]).toMatch(new RegExp(`^${TOPICS}:${line}, under: .*urbane`));
    expect(told.some((each) => each.startsWith(`${TOPICS}:130: `))).toBe(true);
  });

  it("a unit that is not there, in each place once, with the nearest", async () => {
    let line = 0;
    const { told, events } = await found(CATALOGUE, (text) => {
      line = lineOf(text, "urban.lamp,");
      return text.replace("urban.lamp,urban,urban,", "urban.lamp,urbn,urban,");
    });
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(`${CATALOGUE}:${line}, city: there is no unit "511100-urbn"`);
    expect(told[0]).toContain("511100-urban");
    expect(events).toBe(0);
  });

  it("a topic that is not there, with the nearest; a date that is none", async () => {
    let line = 0;
    const { told } = await found(CATALOGUE, (text) => {
      line = lineOf(text, "urban.lamp,");
      return text
        .replace("urban.lamp,", "urban.lamps,")
        .replace(/^(urban\.toilet,.*?)2026-03-01/m, "$12026-13-01");
    });
    expect(told[0]).toContain(`${CATALOGUE}:${line}, topic: there is no topic "urban.lamps"`);
    expect(told[0]).toContain("urban.lamp");
    expect(told[1]).toContain('since: "2026-13-01" is not known; allowed: YYYY-MM-DD');
  });

  it("a report that no citizen may open", async () => {
    const { told } = await found("city.yaml", (text) =>
      text.replace("hotline.order.report", "hotline.order.dispatch"),
    );
    expect(told[0]).toContain(
      'city.yaml, report: "hotline.order.dispatch" is nothing that a citizen may open',
    );
    expect(told[0]).toContain("hotline.order.report");
  });
});

describe("the demo", () => {
  let town: Town;
  beforeAll(async () => {
    town = await foundTown();
  });
  afterAll(() => town.close());

  async function families(now: number) {
    const files = readCityFiles(join(ROOT, "cities"), CITY);
    if (!files.ok) throw new Error("no files");
    const city = town.house.keeper.now;
    return Promise.all(
      readPlays(files.value).map(async (play) => {
        const pack = city.packs.get(play.pack);
        if (pack === undefined) throw new Error(`no pack ${play.pack}`);
        const standing = await Standing.read(town.house.ledger, pack);
        const drawn = new Families(play, city.areas, city.calendar(null), standing, now as Moment);
        return { play, drawn: await drawn.all() };
      }),
    );
  }

  it("draws the same from the same seed, and something for each day of two months", async () => {
    const [once, again] = [await families(MONDAY), await families(MONDAY)];
    expect(again.map(({ drawn }) => drawn)).toEqual(once.map(({ drawn }) => drawn));
    const beats = once.flatMap(({ drawn }) => drawn.flatMap((family) => family.beats));
    expect(beats.every((beat) => beat.at <= MONDAY)).toBe(true);
    const days = new Set(beats.map((beat) => Math.floor(beat.at / 86_400_000)));
    expect(days.size).toBeGreaterThan(58);
  });

  it("draws the play that the docs show", async () => {
    const page = readFileSync(join(ROOT, "docs/demo.md"), "utf8");
    const shown = /```yaml play\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
    const [real] = await families(MONDAY);
    if (real === undefined) throw new Error("no play");
    const play = { ...real.play, storms: [], list: [], ...(parse(shown) as object) };
    const city = town.house.keeper.now;
    const pack = city.packs.get(play.pack);
    if (pack === undefined) throw new Error(`no pack ${play.pack}`);
    const standing = new Standing(pack, []);
    const calendar = city.calendar(null);
    const drawn = await new Families(play, city.areas, calendar, standing, MONDAY as Moment).all();
    expect(drawn.length).toBeGreaterThan(30);
    const done = new Set(drawn.flatMap(({ beats }) => beats.map(({ step }) => step.do)));
    expect(done).toEqual(
      new Set(["message.report", "it.accept", "it.reply", "it.fixed", "it.not_fixed"]),
    );
  });

  it("tells hardly any matter twice in the same words", async () => {
    const told = (await families(MONDAY)).flatMap(({ drawn }) =>
      drawn.flatMap((family) =>
        family.beats
          .filter(({ step }) => step.with?.what !== undefined)
          .map(({ words }) => String(words.what)),
      ),
    );
    expect(told.length).toBeGreaterThan(1_800);
    expect(new Set(told).size / told.length).toBeGreaterThan(0.75);
  });

  it("staffs every unit that a duty names", () => {
    const { directory, packs } = town.house.keeper.now;
    for (const pack of packs.keys()) {
      const named = new Set(directory.duties(pack).map((duty) => duty.unit));
      const empty = [...named].filter(
        (unit) => directory.holders(pack, "handler", unit).length === 0,
      );
      expect(empty).toEqual([]);
    }
  });

  it("sends no matter that was withdrawn down to a township", async () => {
    const { directory, packs } = town.house.keeper.now;
    const pack = packs.get("hotline");
    if (pack === undefined) throw new Error("no pack");
    const standing = await Standing.read(town.house.ledger, pack);
    const withdrawn = new Set(
      standing
        .of("topic")
        .filter(({ fields }) => fields.withdrawn === true)
        .map(({ key }) => key),
    );
    expect(withdrawn.size).toBeGreaterThan(10);
    const down = directory
      .duties("hotline")
      .filter(
        ({ topic, unit }) => withdrawn.has(topic) && directory.unit(unit)?.level === "township",
      );
    expect(down).toEqual([]);
  });

  it("reads its times: by the clock, in working hours, in parts of what the matter has", () => {
    const calendar = town.house.keeper.now.calendar(null);
    const monday = MONDAY as Moment;
    const by = (text: string) => later(monday, text, 56, new Chance("a"), calendar) - monday;
    expect(by("30min")).toBe(30 * 60_000);
    expect(by("9wh")).toBe((24 + 1) * 3_600_000);
    expect(by("50%")).toBe(by("28wh"));
    expect(() => by("soon")).toThrow(/no time of a demo/);
    expect(within(monday, "08:00-10:00", new Chance("a"), calendar)).toBe(monday);
    const evening = within(monday, "18:00-19:00", new Chance("a"), calendar) - monday;
    expect(evening).toBeGreaterThanOrEqual(9 * 3_600_000);
    expect(evening).toBeLessThanOrEqual(10 * 3_600_000);
    const tomorrow = within(monday, "07:00-08:00", new Chance("a"), calendar) - monday;
    expect(tomorrow).toBeGreaterThanOrEqual(22 * 3_600_000);
  });
});
