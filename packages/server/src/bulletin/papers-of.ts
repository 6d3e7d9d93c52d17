import type { Moment } from "@xinlian/kernel";
import { readCase } from "../case/read-case.ts";
import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { Caller, PersonCaller } from "../http/caller.ts";
import type { Serving } from "../http/serve.ts";
import { mayDraft, mayEditPaper } from "./access.ts";
import { paperRow } from "./paper-view.ts";
import { type Kept, papersOf } from "./store.ts";

/** Most papers of one case or entry in a list. */
const MOST = 60;

/** The papers of one case, and of one entry of a register. */
export function servePapersOf(serving: Serving, house: House): void {
  const { engine } = house;
  const papers = async (stream: string, caller: Caller, now: Moment) => {
    const { viewer } = caller as PersonCaller;
    const all = await engine.ledger.view(viewer, (sql) =>
      papersOf(sql, engine.city.code, stream, MOST),
    );
    const seen: Kept[] = [];
    for (const kept of all) if (await isSeen(house, kept, caller, now)) seen.push(kept);
    return { all, rows: seen.map(paperRow) };
  };

  serving.on("casePapers", async ({ params, caller, at }) => {
    const now = at.now as Moment;
    const { state } = await readCase(engine, caller, params.id, now);
    return { rows: (await papers(state.stream, caller, now)).rows, drafts: [] };
  });

  serving.on("entryPapers", async ({ params, caller, at }) => {
    const pack = engine.city.packs.get(params.pack);
    if (pack?.registers[params.register] === undefined) throw refusal("request-not-found");
    const { all, rows } = await papers(params.id.toLowerCase(), caller, at.now as Moment);
    const drafts = Object.values(pack.bulletins)
      .filter(({ of }) => of?.kind === "register" && of.name === params.register)
      .filter((node) => mayDraft(caller, pack, node))
      .filter(({ name }) => !all.some(({ paper }) => paper.name === name))
      .map(({ name, text }) => ({ id: name, words: text }));
    return { rows, drafts };
  });
}

/** Drafts are shown to those who edit them. */
async function isSeen(house: House, kept: Kept, caller: Caller, now: Moment): Promise<boolean> {
  if (kept.paper.state === "published") return true;
  const pack = house.engine.city.packs.get(kept.paper.pack);
  const node = pack?.bulletins[kept.paper.name];
  if (pack === undefined || node === undefined) return false;
  return mayEditPaper(house, kept, pack, node, caller, now);
}
