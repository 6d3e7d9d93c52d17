import { dayOf, type Moment, startOfDay } from "@xinlian/kernel";
import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { FeedCaller, PersonCaller } from "../http/caller.ts";
import type { Serving } from "../http/serve.ts";
import { callView } from "./call-view.ts";
import { demoFeed } from "./demo-feed.ts";
import { leaveSeat, seatOf, sitDown } from "./seat.ts";
import { tellCall } from "./tell.ts";

/** Calls of one day that are shown. */
const SHOWN = 100;
const CHINA = { offset: 480 };

/** The open door of telephone systems, and the calls of those who answer them. */
export function serveTelephony(serving: Serving, house: House): void {
  serving.on("telephonyEvent", async ({ body, caller, at }) => {
    const feed = caller as FeedCaller;
    if (!feed.scopes.includes("telephony"))
      throw refusal("feed-scope", {
        scope: "telephony",
        allowed: [...feed.packs, ...feed.scopes].join(", "),
      });
    return tellCall(body, feed, house, at.now);
  });

  serving.on("demoCall", async ({ body, at }) => {
    if (house.keeper.now.demo === null) throw refusal("request-not-found");
    return tellCall(body, await demoFeed(house, at.now), house, at.now);
  });

  serving.on("sitDown", async ({ body, caller, at }) => {
    const person = caller as PersonCaller;
    return body.extension === null
      ? leaveSeat(person.id, house, at.now)
      : sitDown(body.extension, person, house, at.now);
  });

  serving.on("myCalls", async ({ caller, at }) => {
    const person = caller as PersonCaller;
    const today = startOfDay(dayOf(at.now as Moment, CHINA), CHINA);
    const calls = await house.ledger.calls.of(person.id, today, SHOWN);
    const views = await Promise.all(calls.map((call) => callView(call, person, house, at.now)));
    return {
      agent: await seatOf(person.id, house, at.now),
      rows: [
        ...views.filter((view) => view.phase !== "ended"),
        ...views.filter((view) => view.phase === "ended"),
      ],
    };
  });
}
