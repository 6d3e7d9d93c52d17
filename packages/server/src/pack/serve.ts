import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { Serving } from "../http/serve.ts";
import { packBrief, packView } from "./pack-view.ts";
import { serveVersions } from "./serve-versions.ts";

export function servePacks(serving: Serving, house: House): void {
  const { keeper } = house;
  serving.on("packs", async () => ({
    rows: [...keeper.now.packs.values()].map((pack) => packBrief(pack, keeper.now)),
  }));

  serveVersions(serving, house);

  serving.on("pack", async ({ params }) => {
    const pack = keeper.now.packs.get(params.pack);
    if (pack === undefined) throw refusal("request-not-found");
    return packView(pack, keeper.now);
  });
}
