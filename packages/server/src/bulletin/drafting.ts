import {
  type BulletinNode,
  dayOf,
  type Moment,
  ok,
  type Pack,
  type Paper,
  type Period,
  periodAt,
  periodBefore,
  type Result,
  refuse,
  spoken,
} from "@xinlian/kernel";
import { officeStream } from "@xinlian/ledger";
import { v7 } from "uuid";
import type { Engine } from "../engine/engine.ts";
import { cutOf } from "../figure/cut.ts";
import type { Asking } from "./asking.ts";
import { issuerOf } from "./issuer.ts";
import { readBulletin } from "./reading.ts";
import { nextNumber, paperOf, putPaper } from "./store.ts";

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const CHINA_MINUTES = 480;

/** When the paper of a period is drafted: the first time of day `at` once the period is over, and `after` days later. */
function draftedAt(period: Period, { at, after }: BulletinNode): Moment {
  const [hours = 0, minutes = 0] = at.split(":").map(Number);
  const wanted = (hours * 60 + minutes) * MINUTE;
  const over = (period.until + CHINA_MINUTES * MINUTE) % DAY;
  return (period.until + ((wanted - over + DAY) % DAY) + after * DAY) as Moment;
}

/** The latest period whose paper is due by now. */
export function periodDue(bulletin: BulletinNode, engine: Engine, now: Moment): Period {
  const cut = cutOf(engine.city);
  let period = periodAt(now, bulletin.every, cut);
  while (draftedAt(period, bulletin) > now) period = periodBefore(period, cut);
  return period;
}

/** The stream of a paper: the same issue and version always have the same one, so that workers may race. */
export function paperStream(engine: Engine, { pack, name, period, version, of }: Paper): string {
  const what = of === undefined ? period : of.stream;
  const which = of?.kind === "case" ? v7() : `${pack}/${name}/${what}/${version}`;
  return officeStream(engine.city.code, "bulletin", which);
}

/** Drafts the paper of a period that is over (BU-5). */
export async function draftBulletin(
  engine: Engine,
  pack: Pack,
  bulletin: BulletinNode,
  period: Period,
  by: Asking,
  now: Moment,
): Promise<Result<string>> {
  const { city } = engine;
  if (bulletin.of !== undefined) return notByPeriod(bulletin, pack);
  if (period.until > now) return refuse("bulletin-early", { period: period.name }, "period");
  const there = await paperOf(engine, pack.name, bulletin.name, period.name);
  if (there !== null) {
    const { number } = there.paper;
    return refuse("bulletin-due", { period: period.name, number: number ?? "–" });
  }
  const year = Number(dayOf((period.until - 1) as Moment, { offset: CHINA_MINUTES }).slice(0, 4));
  const headed = {
    year,
    number: await nextNumber(engine, pack.name, bulletin.name, year),
    version: 1,
    title: bulletin.text,
    issuer: issuerOf(city, pack, bulletin),
    ...(bulletin.number && { numbered: bulletin.number }),
  };
  const reading = await readBulletin(engine, pack, bulletin, period, headed, now);
  const paper: Paper = {
    pack: pack.name,
    packHash: pack.hash,
    name: bulletin.name,
    period: period.name,
    from: period.from,
    until: period.until,
    ...headed,
    head: bulletin.head,
    public: bulletin.public,
    hand: by.actor,
    state: "draft",
    corrects: null,
    ...reading,
    draftedAt: now,
    publishedAt: null,
  };
  const id = paperStream(engine, paper);
  const kind = "bulletin-drafted";
  const put = await putPaper(engine, { id, expected: 0, kind, paper, ...by, at: now });
  return put.ok ? ok(id) : put;
}

/** A paper of one case is drawn up by its action, one of an entry is asked for with the entry. */
function notByPeriod({ text, of }: BulletinNode, pack: Pack): Result<never> {
  const what =
    of?.kind === "case" ? pack.cases[of.name]?.text : pack.registers[of?.name ?? ""]?.text;
  const way =
    of?.kind === "case"
      ? { zh: "它由事项的动作出具", en: "an action of the case draws it up" }
      : { zh: "请指明是哪一条（entry）", en: "name the entry" };
  return refuse("bulletin-of", {
    ...spoken("bulletin", text),
    ...spoken("what", what ?? { zh: "–", en: "–" }),
    ...spoken("way", way),
  });
}
