import {
  type BulletinNode,
  type Day,
  dayOf,
  type EntryState,
  entryTitle,
  type Moment,
  ok,
  type Pack,
  type Paper,
  parsePeriod,
  type Result,
  refuse,
} from "@xinlian/kernel";
import type { Engine } from "../engine/engine.ts";
import { entriesOf } from "../engine/entries.ts";
import { cutOf } from "../figure/cut.ts";
import type { Asking } from "./asking.ts";
import { paperStream } from "./drafting.ts";
import { issuerOf } from "./issuer.ts";
import { readBulletin } from "./reading.ts";
import { paperOfEntry, putPaper } from "./store.ts";

/** Drafts the paper of one entry of a register: its cases, its figures, and the running ones up to its day (BU-12). One paper an entry (BU-5). */
export async function draftEntryPaper(
  engine: Engine,
  pack: Pack,
  bulletin: BulletinNode,
  id: string,
  by: Asking,
  now: Moment,
): Promise<Result<string>> {
  const { city } = engine;
  const register = pack.registers[bulletin.of?.name ?? ""];
  const entries = await entriesOf(engine.ledger, [id]);
  const entry = entries.get(id);
  if (register === undefined || entry?.register !== register.name || entry.pack !== pack.name) {
    return refuse("bulletin-entry", { entry: id }, "entry");
  }
  const there = await paperOfEntry(engine, pack.name, bulletin.name, id);
  if (there !== null) return refuse("bulletin-due", { period: register.text.zh, number: "–" });
  const world = engine.world(pack, now, new Map(), entries);
  const period = dayPeriod(bulletin, entry, engine, now);
  if (!period.ok) return period;
  const headed = {
    year: Number(dayOf(now, { offset: 480 }).slice(0, 4)),
    number: null,
    version: 1,
    title: bulletin.text,
    issuer: issuerOf(city, pack, bulletin),
    ...(bulletin.number && { numbered: bulletin.number }),
  };
  const reading = await readBulletin(engine, pack, bulletin, period.value, headed, now, entry);
  const paper: Paper = {
    pack: pack.name,
    packHash: pack.hash,
    name: bulletin.name,
    period: period.value.name,
    from: period.value.from,
    until: period.value.until,
    of: { kind: "register", stream: id, words: entryTitle(entry, register, world) },
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
  const stream = paperStream(engine, paper);
  const kind = "bulletin-drafted";
  const put = await putPaper(engine, { id: stream, expected: 0, kind, paper, ...by, at: now });
  return put.ok ? ok(stream) : put;
}

/** The statistic day of the date that the bulletin names; the present one where the entry has none. */
function dayPeriod({ at }: BulletinNode, { fields }: EntryState, engine: Engine, now: Moment) {
  const day = fields[at];
  const named = typeof day === "string" ? (day as Day) : dayOf(now, { offset: 480 });
  return parsePeriod(named, cutOf(engine.city));
}
