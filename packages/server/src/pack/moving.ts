import { createHash } from "node:crypto";
import type { Me, Moment } from "@xinlian/kernel";
import type { OfficeChange } from "@xinlian/ledger";
import { v5, v7 } from "uuid";
import type { CityNow } from "../engine/city-now.ts";
import type { House } from "../house.ts";
import { type MovePlan, movePlan } from "./move-plan.ts";
import { stoodOn } from "./standing.ts";

/** Namespace of the command ids of moves: a case is moved by one version's move once, whoever does it. */
const NAMESPACE = "3c1f5e0a-98a1-4c62-9f0e-1b7a55c0d2e7";
const BATCH = 200;
const FIRST = "00000000-0000-0000-0000-000000000000";
/** Name of the city's own note of moves, by pack. */
const MOVING = "moving";

/** A move as the city noted it. Times in ms. */
export interface Moving {
  /** The version that the cases come to. */
  readonly hash: string;
  readonly move: string;
  /** Who began it. */
  readonly by: string;
  readonly at: number;
  readonly ended?: number;
  /** Cases that stayed where they were, when it ended. */
  readonly left?: number;
}

export function movingOf({ settings }: CityNow): Readonly<Record<string, Moving>> {
  return (settings.get("*")?.[MOVING] as Readonly<Record<string, Moving>> | undefined) ?? {};
}

/** The event by which a move begins or ends. */
export function movingNote(city: CityNow, pack: string, moving: Moving): OfficeChange {
  const value = { ...movingOf(city), [pack]: moving };
  return { kind: "setting-set", pack: "*", name: MOVING, value };
}

/**
 * Goes on with the moves that were begun, a batch of cases of each; true when more is to do. What was moved needs no note: it stands on
 * the other version. So a move goes on after a kill where it stood, several processes do not harm each other, and a case that somebody
 * acts on meanwhile is decided anew.
 */
export async function goOnMoving(house: House, seen: Map<string, string>): Promise<boolean> {
  let more = false;
  for (const [name, moving] of Object.entries(movingOf(house.keeper.now))) {
    if (moving.ended !== undefined) continue;
    if (await goOn(house, name, moving, seen)) more = true;
  }
  return more;
}

async function goOn(
  house: House,
  name: string,
  moving: Moving,
  seen: Map<string, string>,
): Promise<boolean> {
  const plan = movePlan(house.keeper.now, name, moving.move, await stoodOn(house, name));
  // A newer version was loaded meanwhile: the move of the older one is over.
  if (!plan.ok || plan.value.pack.hash !== moving.hash) return end(house, name, moving, 0);
  const key = `${name} ${moving.hash} ${moving.at}`;
  const streams = await standing(house, plan.value, seen.get(key) ?? FIRST);
  const last = streams.at(-1);
  if (last === undefined) {
    seen.delete(key);
    return end(house, name, moving, plan.value.open);
  }
  for (const stream of streams) await moveOne(house, plan.value, moving, stream);
  seen.set(key, last);
  return true;
}

/** Open cases that a move has not reached yet, by stream. */
export async function standing(
  { ledger }: Pick<House, "ledger">,
  { pack, from, stay }: MovePlan,
  after: string,
  limit = BATCH,
): Promise<readonly string[]> {
  const rows = await ledger.view({ kind: "engine" }, (sql) =>
    sql.query<{ stream: string }>(
      `SELECT stream FROM ledger.case_row
        WHERE city = $1 AND pack = $2 AND pack_hash = ANY ($3) AND NOT ended
          AND stream > $4 AND type <> ALL ($5)
        ORDER BY stream LIMIT $6`,
      [ledger.city, pack.name, [...from], after, [...stay], limit],
    ),
  );
  return rows.map(({ stream }) => stream);
}

/** One who refuses stays on its version and is counted at the end. */
async function moveOne(
  { engine, now }: House,
  { pack, move }: MovePlan,
  { by, hash }: Moving,
  stream: string,
): Promise<void> {
  await engine.take({
    order: { do: "migrate", stream, move: move.name },
    pack,
    me: moverOf(by),
    principal: { kind: "clock", id: "clock" },
    key: v5(`${stream} ${hash} ${move.name}`, NAMESPACE),
    match: null,
    now: now() as Moment,
  });
}

/** Who is named on the record of a move. */
export function moverOf(by: string): Me {
  return { actor: by, kind: "self", person: null, posts: [] };
}

async function end(house: House, name: string, moving: Moving, left: number): Promise<boolean> {
  const at = house.now();
  const note = movingNote(house.keeper.now, name, { ...moving, ended: at, left });
  const bodyHash = createHash("sha256").update(JSON.stringify(note)).digest("hex");
  const by = { kind: "founder", id: "founder" } as const;
  await house.ledger.change({ id: v7(), principal: by, actor: "self", bodyHash, at }, [note]);
  await house.keeper.reload();
  return false;
}
