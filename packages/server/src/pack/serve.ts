import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { Serving } from "../http/serve.ts";
import { packBrief, packView } from "./pack-view.ts";

export function servePacks(serving: Serving, { keeper }: House): void {
  serving.on("packs", async () => ({
    rows: [...keeper.now.packs.values()].map((pack) => packBrief(pack, keeper.now)),
  }));

  serving.on("pack", async ({ params }) => {
    const pack = keeper.now.packs.get(params.pack);
    if (pack === undefined) throw refusal("request-not-found");
    return packView(pack, keeper.now);
  });
}
