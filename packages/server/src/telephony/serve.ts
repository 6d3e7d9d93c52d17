import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { Serving } from "../http/serve.ts";

const NOWHERE = { extension: null, since: null, before: null };

/** The open door of telephone systems, and the calls of those who answer them. */
export function serveTelephony(serving: Serving, house: House): void {
  serving.on("telephonyEvent", async () => ({
    outcome: "late",
    case: null,
    agent: null,
    notes: [],
  }));
  serving.on("sitDown", async ({ body, at }) => ({
    extension: body.extension,
    since: body.extension === null ? null : new Date(at.now).toISOString(),
    before: null,
  }));
  serving.on("myCalls", async () => ({ agent: NOWHERE, rows: [] }));
  serving.on("demoCall", async () => {
    if (house.keeper.now.demo === null) throw refusal("request-not-found");
    return { outcome: "late", case: null, agent: null, notes: [] };
  });
}
