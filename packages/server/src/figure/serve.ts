import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { PersonCaller } from "../http/caller.ts";
import type { Serving } from "../http/serve.ts";
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
}
