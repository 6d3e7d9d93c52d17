import type { AgentView } from "@xinlian/wire";
import { v7 } from "uuid";
import { instant } from "../case/wire-value.ts";
import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { PersonCaller } from "../http/caller.ts";
import { callDesks, sitsAt } from "./call-desk.ts";

const NOWHERE: AgentView = { extension: null, since: null, before: null };

/** Where a person sits now. */
export async function seatOf(person: string, house: House, now: number): Promise<AgentView> {
  const own = await house.ledger.calls.seatOf(person);
  if (own === null) return NOWHERE;
  const seat = await house.ledger.calls.seat(own.extension, now);
  if (seat?.person !== person) return NOWHERE;
  return { extension: own.extension, since: instant(own.since), before: null };
}

/** Puts somebody at an extension, on record; whoever sat there sits there no more. */
export async function sitDown(
  extension: string,
  { id, posts }: PersonCaller,
  house: House,
  now: number,
): Promise<AgentView> {
  const { calls } = house.ledger;
  const desks = callDesks(house.keeper.now, house.keeper.now.packs.keys());
  if (!desks.some((desk) => sitsAt(desk, posts)))
    throw refusal("telephony-seat-unfit", { extension }, "extension");
  const before = await calls.seat(extension, now);
  if (before?.person === id) return { extension, since: instant(before.since), before: null };
  await record(house, id, now, [
    { kind: "extension-taken", extension, person: id, before: before?.person ?? null },
  ]);
  const other = before === null ? undefined : house.keeper.now.directory.person(before.person);
  return { extension, since: instant(now), before: other?.name ?? null };
}

/** Leaves the extension, when one was taken. */
export async function leaveSeat(person: string, house: House, now: number): Promise<AgentView> {
  const own = await house.ledger.calls.seatOf(person);
  if (own !== null)
    await record(house, person, now, [
      { kind: "extension-left", extension: own.extension, person },
    ]);
  return NOWHERE;
}

type Changes = Parameters<House["ledger"]["change"]>[1];

/** The engine writes it down; who did it is the actor. */
async function record(house: House, person: string, now: number, changes: Changes): Promise<void> {
  const done = await house.ledger.change(
    {
      id: v7(),
      principal: { kind: "founder", id: "founder" },
      actor: `person:${person}`,
      bodyHash: house.ledger.mac("seat", JSON.stringify(changes)),
      at: now,
    },
    changes,
  );
  if (done.outcome !== "appended") throw refusal("request-contended");
}
