import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { Serving } from "../http/serve.ts";

/** Systems that call from outside, and their keys. */
export function serveFeeds(serving: Serving, _house: House): void {
  serving.on("feeds", async () => ({ rows: [] }));
  serving.on("makeFeed", async () => {
    throw refusal("request-not-found");
  });
  serving.on("revokeFeed", async () => {
    throw refusal("request-not-found");
  });
}
