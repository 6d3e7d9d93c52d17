import type { Moment, Pack } from "@xinlian/kernel";
import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { PersonCaller } from "../http/caller.ts";
import type { Serving } from "../http/serve.ts";
import { exportFigures } from "./export.ts";
import { flagList } from "./flag-list.ts";
import { importFigures } from "./import.ts";
import { numberView } from "./number.ts";
import { panelsOf } from "./panels.ts";
import { figureSheet } from "./sheet.ts";
import { tryFigures } from "./try.ts";

/** Figures for those who work here, within their reach. */
export function serveFigures(serving: Serving, house: House): void {
  const { engine } = house;
  serving.on("figureSheet", async ({ params, query, caller, at }) => {
    const pack = engine.city.packs.get(params.pack);
    if (pack === undefined) throw refusal("request-not-found");
    return engine.ledger.view((caller as PersonCaller).viewer, (sql) =>
      figureSheet(sql, engine.city, pack, query, at.now),
    );
  });

  serving.on("exportFigures", async ({ params, query, caller, at, reply }) => {
    await exportFigures(packNamed(params.pack), query, caller as PersonCaller, house, at, reply);
    return undefined;
  });

  serving.on("figureNumber", async ({ params, query, caller, at }) => {
    const pack = packNamed(params.pack);
    return engine.ledger.view((caller as PersonCaller).viewer, (sql) =>
      numberView(sql, engine.city, pack, query, at.now),
    );
  });

  serving.on("figureFlags", async ({ params, query, caller, at }) => {
    const pack = packNamed(params.pack);
    return engine.ledger.view((caller as PersonCaller).viewer, (sql) =>
      flagList(sql, engine.city, pack, query, at.now),
    );
  });

  serving.on("tryFigures", async ({ params, body, caller, at }) => {
    const pack = packNamed(params.pack);
    const { viewer } = caller as PersonCaller;
    const id = body.case?.toLowerCase();
    const [state] = id === undefined ? [] : await engine.ledger.cases(viewer, [id]);
    if (id !== undefined && state?.pack !== pack.name) throw refusal("request-not-found");
    return engine.ledger.view(viewer, (sql) =>
      tryFigures(sql, engine.city, pack, body, state ?? null, at.now),
    );
  });

  serving.on("importFigures", async ({ params, query, caller, request, at }) =>
    importFigures(packNamed(params.pack), query, caller as PersonCaller, house, request, at),
  );

  function packNamed(name: string): Pack {
    const pack = engine.city.packs.get(name);
    if (pack === undefined) throw refusal("request-not-found");
    return pack;
  }

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
