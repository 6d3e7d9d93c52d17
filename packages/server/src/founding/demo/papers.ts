import { createHash } from "node:crypto";
import type { BulletinNode, Moment, Pack } from "@xinlian/kernel";
import { v5 } from "uuid";
import type { Asking } from "../../bulletin/asking.ts";
import { draftEntryPaper } from "../../bulletin/draft-entry.ts";
import { draftBulletin, periodDue } from "../../bulletin/drafting.ts";
import { publish } from "../../bulletin/publishing.ts";
import { findPaper, paperOf, paperOfEntry } from "../../bulletin/store.ts";
import { recountAll } from "../../figure/recount.ts";
import type { House } from "../../house.ts";
import { Cast } from "./cast.ts";
import type { Play } from "./play.ts";
import { Standing } from "./standing.ts";

/** Namespace of the command ids: a filling that is begun again draws up no second paper. */
const NAMESPACE = "5d0e1c5e-8f7c-4c2b-9a3f-0b6e2a7d9c41";

/**
 * Papers that the plays name are drawn up of what has come in and published by somebody whom the pack lets: the last one of a period, or one
 * of each entry named. They are the last steps of the filling, one for each play that names some.
 */
export async function publishPapers(house: House, plays: readonly Play[]): Promise<void> {
  const asked = plays.filter(({ publish: named }) => named !== undefined);
  if (asked.length === 0) return;
  await recountAll(house);
  for (const play of asked) {
    if (house.filling.brokenOff) return;
    await papersOf(house, play);
    house.filling.done += 1;
  }
}

async function papersOf(house: House, play: Play): Promise<void> {
  const pack = house.keeper.now.packs.get(play.pack);
  if (pack === undefined) return;
  const standing = await Standing.read(house.ledger, pack);
  const cast = new Cast(house.keeper.now, pack, standing);
  for (const [name, { by, entries }] of Object.entries(play.publish ?? {})) {
    const bulletin = pack.bulletins[name];
    const person = cast.person(by, undefined, `${play.pack} ${name}`, null);
    if (bulletin === undefined || person?.me.person == null) continue;
    const hand = person.me.person;
    const streams =
      entries === undefined
        ? [await ofPeriod(house, pack, bulletin)]
        : await ofEntries(house, pack, bulletin, standing, entries);
    for (const stream of streams) await put(house, pack, stream, bulletin, hand);
  }
}

const now = (house: House): Moment => house.now() as Moment;

async function ofPeriod(house: House, pack: Pack, bulletin: BulletinNode): Promise<string | null> {
  const { engine } = house;
  const period = periodDue(bulletin, engine, now(house));
  const there = await paperOf(engine, pack.name, bulletin.name, period.name);
  if (there !== null) return there.paper.state === "draft" ? there.id : null;
  const by = byClock(`${pack.name} ${bulletin.name} ${period.name}`);
  const done = await draftBulletin(engine, pack, bulletin, period, by, now(house));
  return done.ok ? done.value : null;
}

/** Of each named entry the paper that stands as a draft, or a new one; null where it is published. */
async function ofEntries(
  house: House,
  pack: Pack,
  bulletin: BulletinNode,
  standing: Standing,
  keys: readonly string[],
): Promise<readonly (string | null)[]> {
  const { engine } = house;
  const streams: (string | null)[] = [];
  for (const key of keys) {
    const entry = standing.of(bulletin.of?.name ?? "").find((each) => each.key === key);
    if (entry === undefined) continue;
    const there = await paperOfEntry(engine, pack.name, bulletin.name, entry.stream);
    if (there !== null) {
      streams.push(there.paper.state === "draft" ? there.id : null);
      continue;
    }
    const by = byClock(`${pack.name} ${bulletin.name} ${key}`);
    const done = await draftEntryPaper(engine, pack, bulletin, entry.stream, by, now(house));
    if (done.ok) streams.push(done.value);
  }
  return streams;
}

/** Published by this person; whoever drew it up was another. */
async function put(
  house: House,
  pack: Pack,
  stream: string | null,
  bulletin: BulletinNode,
  hand: string,
): Promise<void> {
  if (stream === null) return;
  const kept = await findPaper(house.engine, { kind: "engine" }, stream);
  if (kept === null) return;
  const key = v5(`publish ${pack.name} ${bulletin.name} ${stream}`, NAMESPACE);
  const by: Asking = {
    principal: { kind: "person", id: hand },
    actor: `person:${hand}`,
    key,
    bodyHash: hashed(key),
  };
  await publish(house.engine, kept, by, bulletin.second, now(house));
}

function byClock(name: string): Asking {
  const key = v5(`draft ${name}`, NAMESPACE);
  return { principal: { kind: "clock", id: "clock" }, actor: "clock", key, bodyHash: hashed(key) };
}

const hashed = (text: string): string => createHash("sha256").update(text).digest("hex");
