import type { House } from "../house.ts";
import type { PersonCaller } from "../http/caller.ts";
import type { Serving } from "../http/serve.ts";
import { CallerLooks } from "./caller-looks.ts";
import { propose } from "./propose.ts";
import { Shelves } from "./shelves.ts";

/** What is proposed while somebody types. */
export function serveProposals(serving: Serving, house: House): void {
  const shelves = new Shelves(house);
  const looks = new CallerLooks(house);
  serving.on("propose", async ({ body, caller, at }) =>
    propose(body, caller as PersonCaller, house, shelves, looks, at.now),
  );
}
