import type { Moment } from "@xinlian/kernel";
import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { PersonCaller } from "../http/caller.ts";
import type { Serving } from "../http/serve.ts";
import { panelsOf } from "./panels.ts";
import { figureSheet } from "./sheet.ts";

/** Figures for those who work here, within their reach. */
export function serveFigures(serving: Serving, { engine }: House): void {
  serving.on("figureSheet", async ({ params, query, caller, at }) => {
    const pack = engine.city.packs.get(params.pack);
    if (pack === undefined) throw refusal("request-not-found");
    return engine.ledger.view((caller as PersonCaller).viewer, (sql) =>
      figureSheet(sql, engine.city, pack, query, at.now),
    );
  });

  serving.on("panels", async ({ params, caller, at }) => {
    const { viewer, posts } = caller as PersonCaller;
    const pack = engine.city.packs.get(params.pack);
    const desk = pack?.desks[params.desk];
    const mine = posts.some(({ pack: of, role }) => of === pack?.name && desk?.for.includes(role));
    if (pack === undefined || desk === undefined || !mine) throw refusal("request-not-found");
    const panels = await engine.ledger.view(viewer, (sql) =>
      panelsOf(sql, engine.city, pack, desk.panels, at.now as Moment),
    );
    return { panels: [...panels] };
  });
}
