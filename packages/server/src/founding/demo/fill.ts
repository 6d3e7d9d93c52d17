import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { addDays, dayOf, type Moment, startOfDay } from "@xinlian/kernel";
import type { Logger } from "pino";
import { v7 } from "uuid";
import type { House } from "../../house.ts";
import type { CityFiles } from "../city-files.ts";
import { Cast } from "./cast.ts";
import { Families, type Family } from "./families.ts";
import { publishPapers } from "./papers.ts";
import type { Play } from "./play.ts";
import { readPlays } from "./read-plays.ts";
import { Stage } from "./stage.ts";
import { Standing } from "./standing.ts";

/** Families that happen side by side: their commands share transactions, and pages still get their turn. */
const BESIDE = 32;

/** What a filling has come to, as kept among the city's settings. */
interface Filled {
  /** The moment from which the demo's days are counted. */
  readonly since: number;
  readonly done: boolean;
}

/**
 * Lets the demo's cases come in: every one through the same intake as any other, under a clock that is moved along their past, so that
 * clocks warn and run out when they would have. Can be broken off and begun again: what was done is not done twice.
 * @param most visits of each play at most, the latest ones
 */
export async function fillDemo(
  house: House,
  files: CityFiles,
  log: Logger,
  most = Number.POSITIVE_INFINITY,
): Promise<void> {
  const before = filledOf(house);
  if (before?.done === true) return;
  const plays = readPlays(files);
  if (plays.length === 0) return;
  const since = before?.since ?? house.now();
  if (before === null) await remember(house, { since, done: false });
  const work: { readonly stage: Stage; readonly family: Family }[] = [];
  for (const play of plays) {
    const city = house.keeper.now;
    const pack = city.packs.get(play.pack);
    if (pack === undefined) continue;
    await begin(house, play, since);
    const standing = await Standing.read(house.ledger, pack);
    const cast = new Cast(city, pack, standing);
    const stage = new Stage(house.engine, pack, play, cast, standing, log, before !== null);
    const families = new Families(play, city.areas, city.calendar(null), standing, since as Moment);
    work.push(...(await families.all()).slice(0, most).map((family) => ({ stage, family })));
  }
  work.sort((a, b) => b.family.opened - a.family.opened);
  const beats = work.reduce((sum, { family }) => sum + family.beats.length, 0);
  house.filling.of = beats + plays.filter(({ publish }) => publish !== undefined).length;
  const left = work.values();
  const one = async () => {
    for (const { stage, family } of left) {
      await stage.run(family, since as Moment, house.filling);
      if (house.filling.brokenOff) return;
      await pause(0);
    }
  };
  await Promise.all(Array.from({ length: BESIDE }, one));
  if (house.filling.brokenOff) return;
  await publishPapers(house, plays);
  if (house.filling.brokenOff) return;
  await remember(house, { since, done: true });
  log.info(`the demo's ${work.length} visits have come in`);
}

/** From when on what nobody did in the demo's past is missed. */
async function begin(
  { ledger }: House,
  { pack, settled = {} }: Play,
  since: number,
): Promise<void> {
  for (const [name, days] of Object.entries(settled)) {
    const [register = "", cadence = ""] = name.split(".");
    const offset = { offset: 480 };
    const day = addDays(dayOf(since as Moment, offset), -days);
    await ledger.settleCadence(pack, register, cadence, startOfDay(day, offset));
  }
}

function filledOf(house: House): Filled | null {
  const value = house.keeper.now.settings.get("*")?.filled;
  // How the first version said it.
  if (value === true) return { since: 0, done: true };
  return typeof value === "object" && value !== null ? (value as Filled) : null;
}

async function remember(house: House, filled: Filled): Promise<void> {
  await house.ledger.change(
    {
      id: v7(),
      principal: { kind: "founder", id: "founder" },
      actor: "self",
      bodyHash: createHash("sha256").update(JSON.stringify(filled)).digest("hex"),
      at: house.now(),
    },
    [{ kind: "setting-set", pack: "*", name: "filled", value: filled }],
  );
}
