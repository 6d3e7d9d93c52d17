import type { Moment } from "@xinlian/kernel";
import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { Caller, PersonCaller } from "../http/caller.ts";
import type { Serving } from "../http/serve.ts";
import { timesAt } from "./days.ts";
import { Kept } from "./kept.ts";
import { keptView } from "./kept-view.ts";
import { cockpitView, type Shown } from "./view.ts";

/** The page over all packs, for those to whom some pack gives a cockpit (CP-1). */
export function serveCockpit(serving: Serving, house: House): void {
  const { engine } = house;
  const kept = new Kept(house);

  serving.on("cockpit", async ({ caller, at }) => {
    const packs = shownTo(caller);
    return engine.ledger.view((caller as PersonCaller).viewer, (sql) =>
      cockpitView(sql, engine, packs, timesAt(at.now as Moment)),
    );
  });

  serving.on("cockpitKept", async ({ caller, at }) => {
    const packs = shownTo(caller);
    return keptView(engine, kept, packs, caller as PersonCaller, at.now as Moment);
  });

  /** Packs of the caller's posts, in the city's order. @throws Refusal 404 for whom no pack gives a cockpit */
  function shownTo(caller: Caller): readonly Shown[] {
    const posts = caller.kind === "person" ? caller.posts : [];
    const every = posts.some(({ pack, role }) => pack === "*" && role === "auditor");
    const packs = [...engine.city.packs.values()].flatMap((pack): Shown[] => {
      const roles = posts.filter((post) => post.pack === pack.name).map(({ role }) => role);
      if (roles.length === 0 && !every) return [];
      const desk = Object.values(pack.desks).find(
        (each) => each.is === "cockpit" && each.for.some((role) => roles.includes(role)),
      );
      return [{ pack, desk: desk?.name ?? null }];
    });
    if (packs.every(({ desk }) => desk === null)) throw refusal("request-not-found");
    return packs;
  }
}
