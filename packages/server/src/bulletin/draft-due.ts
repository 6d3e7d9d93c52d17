import type { Moment } from "@xinlian/kernel";
import { v5 } from "uuid";
import { recountAll } from "../figure/recount.ts";
import type { House } from "../house.ts";
import { hashOf } from "./asking.ts";
import { draftBulletin, periodDue } from "./drafting.ts";
import { paperOf } from "./store.ts";

/** Namespace of the command ids: the same paper is the same command, whichever worker drafts it. */
const NAMESPACE = "0c9f5a1e-7b1d-4f43-9a52-3e2b8f6d7c10";

/**
 * Sees that every case is counted by the rules in force, then drafts every bulletin whose time has come; only the latest period, so that a city that stood still is not flooded.
 * @returns papers drafted
 */
export async function draftDue(house: House): Promise<number> {
  const { engine } = house;
  await recountAll(house);
  const now = house.now() as Moment;
  let drafted = 0;
  for (const pack of engine.city.packs.values()) {
    for (const bulletin of Object.values(pack.bulletins)) {
      if (bulletin.of !== undefined) continue;
      const period = periodDue(bulletin, engine, now);
      if ((await paperOf(engine, pack.name, bulletin.name, period.name)) !== null) continue;
      const key = v5(`${engine.city.code} ${pack.name} ${bulletin.name} ${period.name}`, NAMESPACE);
      const principal = { kind: "clock", id: "clock" } as const;
      const by = { principal, actor: "clock", key, bodyHash: hashOf([key]) };
      const done = await draftBulletin(engine, pack, bulletin, period, by, now);
      if (done.ok) drafted += 1;
    }
  }
  return drafted;
}
