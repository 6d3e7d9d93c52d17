import type { Moment } from "@xinlian/kernel";
import { meOf } from "../case/read-case.ts";
import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { Caller, PersonCaller } from "../http/caller.ts";
import type { Serving } from "../http/serve.ts";
import { exportScores } from "./export.ts";
import { scoreLedger } from "./ledger.ts";
import { scoreSheet } from "./sheet.ts";
import { type Scored, scoredIn, scoreView } from "./view.ts";

/** Scores of packs for those who have a post there: what they are, a period's table, one subject's points. */
export function serveScores(serving: Serving, house: House): void {
  const { engine } = house;

  const sighted = (params: { pack: string; score: string }, caller: Caller): Scored => {
    if (!holdsPost(caller, params.pack)) throw refusal("request-not-found");
    return scoredIn(engine, params.pack, params.score);
  };

  serving.on("scores", async ({ params, caller, at }) => {
    const pack = engine.city.packs.get(params.pack);
    if (pack === undefined || !holdsPost(caller, pack.name)) throw refusal("request-not-found");
    const me = meOf(caller, engine);
    const rows = Object.values(pack.scores).map((score) =>
      scoreView(engine, { pack, score }, me, at.now as Moment),
    );
    return { rows };
  });

  serving.on("scoreSheet", async ({ params, query, caller, at }) => {
    const scored = sighted(params, caller);
    return engine.ledger.view((caller as PersonCaller).viewer, (sql) =>
      scoreSheet(sql, engine, scored, query, meOf(caller, engine), at.now as Moment),
    );
  });

  serving.on("scoreLedger", async ({ params, query, caller, at }) => {
    const scored = sighted(params, caller);
    const me = meOf(caller, engine);
    return engine.ledger.view((caller as PersonCaller).viewer, (sql) =>
      scoreLedger(sql, engine, scored, params.subject, query.period, me, at.now as Moment),
    );
  });

  serving.on("exportScores", async ({ params, query, caller, at, reply }) => {
    const scored = sighted(params, caller);
    const me = meOf(caller, engine);
    await exportScores(scored, query, caller as PersonCaller, me, house, at, reply);
    return undefined;
  });
}

function holdsPost(caller: Caller, pack: string): boolean {
  if (caller.kind !== "person") return false;
  return caller.posts.some(
    (post) => post.pack === pack || (post.pack === "*" && post.role === "auditor"),
  );
}
