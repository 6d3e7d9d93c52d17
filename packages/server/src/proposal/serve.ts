import type { House } from "../house.ts";
import type { Serving } from "../http/serve.ts";

/** What is proposed while somebody types. */
export function serveProposals(serving: Serving, _house: House): void {
  serving.on("propose", async () => ({
    topics: [],
    unit: null,
    due: null,
    places: [],
    twins: [],
    articles: [],
    caller: null,
    ask: [],
    flaws: [],
  }));
}
