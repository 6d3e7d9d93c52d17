import { v7 } from "uuid";
import type { House } from "../house.ts";
import { callDesks } from "./call-desk.ts";
import type { TelephonyFeed } from "./tell.ts";

/** The demo's soft phone has a feed of its own, without a key: nothing outside can call in its name. */
const NAME = "soft-phone";
const ready = new WeakMap<House, string>();

/** The soft phone's feed, on record before its first call. */
export async function demoFeed(house: House, now: number): Promise<TelephonyFeed> {
  const city = house.keeper.now;
  const packs = [...new Set(callDesks(city, city.packs.keys()).map(({ pack }) => pack.name))];
  const wanted = packs.join(" ");
  if (ready.get(house) === wanted) return { name: NAME, packs };
  const { feeds } = await house.ledger.frame();
  const known = feeds.find((feed) => feed.name === NAME);
  if (known === undefined || packs.some((pack) => !known.packs.includes(pack))) {
    const feed = { name: NAME, packs, scopes: ["telephony"] };
    await house.ledger.change(
      {
        id: v7(),
        principal: { kind: "founder", id: "founder" },
        actor: "self",
        bodyHash: house.ledger.mac("feed", JSON.stringify(feed)),
        at: now,
      },
      [{ kind: "feed-set", feed }],
    );
  }
  ready.set(house, wanted);
  return { name: NAME, packs };
}
