import {
  type BulletinNode,
  correctPaper,
  editPaper,
  type Moment,
  type Pack,
  type Paper,
  publishPaper,
} from "@xinlian/kernel";
import { granted, refusal } from "../fault/refusal.ts";
import { cutOf, periodOf } from "../figure/cut.ts";
import type { House } from "../house.ts";
import type { Caller, Circumstance, PersonCaller } from "../http/caller.ts";
import type { Serving } from "../http/serve.ts";
import { type Asking, askingOf, doneBefore } from "./asking.ts";
import { draftBulletin, paperStream, periodDue } from "./drafting.ts";
import { paperRow, paperView } from "./paper-view.ts";
import { readBulletin } from "./reading.ts";
import { sendPaperXlsx } from "./send-xlsx.ts";
import { findPaper, type Kept, newestPapers, type PaperChange, putPaper } from "./store.ts";

/** Most papers of one bulletin in the list. */
const MOST = 60;

type Where = { readonly pack: string; readonly bulletin: string };

/** Bulletins: drafted by the engine, edited and published by the roles that the pack names, read by those who work there. */
export function serveBulletins(serving: Serving, house: House): void {
  const { engine } = house;

  serving.on("bulletins", async ({ params, caller }) => {
    const pack = engine.city.packs.get(params.pack);
    if (pack === undefined) throw refusal("request-not-found");
    const { viewer } = caller as PersonCaller;
    const kinds = Object.values(pack.bulletins);
    const papers = await engine.ledger.view(viewer, async (sql) => {
      const all = [];
      for (const node of kinds) {
        const drafts = mayEdit(caller, pack, node);
        all.push(
          ...(await newestPapers(sql, engine.city.code, pack.name, node.name, drafts, MOST)),
        );
      }
      return all;
    });
    return {
      kinds: kinds.map((node) => ({
        name: node.name,
        words: node.text,
        every: node.every,
        at: node.at,
        mayEdit: mayEdit(caller, pack, node),
      })),
      rows: papers.sort((a, b) => b.paper.draftedAt - a.paper.draftedAt).map(paperRow),
    };
  });

  serving.on("draftBulletin", async ({ params, body, caller, at }) => {
    const { pack, node } = editable(house, params, caller);
    const now = at.now as Moment;
    const period =
      body.period === undefined
        ? periodDue(node, engine, now)
        : periodOf(body.period, cutOf(engine.city), now);
    const by = askingOf(caller as PersonCaller, at, { draft: params, body });
    const id =
      (await doneBefore(engine, by)) ??
      granted(await draftBulletin(engine, pack, node, period, by, now));
    return paperView(await readable(house, { ...params, id }, caller), true);
  });

  serving.on("bulletin", async ({ params, caller, reply }) => {
    const kept = await readable(house, params, caller);
    const { pack, node } = kindOf(house, params);
    const view = paperView(kept, mayEdit(caller, pack, node));
    reply.header("etag", view.etag);
    return view;
  });

  serving.on("exportBulletin", async ({ params, caller, at, reply }) => {
    const kept = await readable(house, params, caller);
    await sendPaperXlsx(house, paperView(kept, false), caller as PersonCaller, at, reply);
    return undefined;
  });

  serving.on("editBulletin", async ({ params, body, caller, at }) => {
    const { by, kept } = await asked(house, params, caller, at, { edit: params.id, body });
    if (kept === null) return paperView(await readable(house, params, caller), true);
    const paper = granted(editPaper(kept.paper, body));
    return changed(house, by, at, kept, paper, "bulletin-edited", caller);
  });

  serving.on("publishBulletin", async ({ params, caller, at }) => {
    const { by, kept } = await asked(house, params, caller, at, { publish: params.id });
    if (kept === null) return paperView(await readable(house, params, caller), true);
    const paper = granted(publishPaper(kept.paper, at.now as Moment));
    return changed(house, by, at, kept, paper, "bulletin-published", caller);
  });

  serving.on("correctBulletin", async ({ params, body, caller, at }) => {
    const { pack, node } = editable(house, params, caller);
    const by = askingOf(caller as PersonCaller, at, { correct: params.id, body });
    const before = await doneBefore(engine, by);
    if (before !== null) {
      return paperView(await readable(house, { ...params, id: before }, caller), true);
    }
    const kept = await readable(house, params, caller);
    if (kept.correctedBy !== null) {
      const later = await readable(house, { ...params, id: kept.correctedBy }, caller);
      throw refusal("bulletin-corrected", { number: paperRow(later).issue.zh });
    }
    const now = at.now as Moment;
    const { paper: old } = kept;
    const period = periodOf(old.period, cutOf(engine.city), now);
    const headed = { ...old, version: old.version + 1 };
    const anew =
      body.anew === true ? await readBulletin(engine, pack, node, period, headed, now) : undefined;
    const paper = granted(correctPaper(old, kept.id, now, anew));
    const id = paperStream(engine, paper);
    granted(
      await putPaper(engine, { id, expected: 0, kind: "bulletin-drafted", paper, ...by, at: now }),
    );
    return paperView(await readable(house, { ...params, id }, caller), true);
  });
}

/** Who asks, and the paper to change; null when this very request was done before. */
async function asked(
  house: House,
  where: Where & { readonly id: string },
  caller: Caller,
  at: Circumstance,
  request: object,
): Promise<{ readonly by: Asking; readonly kept: Kept | null }> {
  editable(house, where, caller);
  const by = askingOf(caller as PersonCaller, at, request);
  const before = await doneBefore(house.engine, by);
  return { by, kept: before === null ? await readable(house, where, caller) : null };
}

async function changed(
  house: House,
  by: Asking,
  at: Circumstance,
  { id, seq }: Kept,
  paper: Paper,
  kind: PaperChange["kind"],
  caller: Caller,
) {
  if (at.match !== null && at.match !== seq) {
    throw refusal("bulletin-stale", { actual: seq }, "If-Match");
  }
  const change = { id, expected: seq, kind, paper, ...by, at: at.now as Moment };
  granted(await putPaper(house.engine, change));
  return paperView(
    await readable(house, { pack: paper.pack, bulletin: paper.name, id }, caller),
    true,
  );
}

/** Whether the caller has one of the roles that edit and publish this bulletin. */
function mayEdit(caller: Caller, pack: Pack, { by }: BulletinNode): boolean {
  if (caller.kind !== "person") return false;
  return caller.posts.some((post) => post.pack === pack.name && by.includes(post.role));
}

function kindOf({ engine }: House, where: Where) {
  const pack = engine.city.packs.get(where.pack);
  const node = pack?.bulletins[where.bulletin];
  if (pack === undefined || node === undefined) throw refusal("request-not-found");
  return { pack, node };
}

/** @throws Refusal 403 for who may only read */
function editable(house: House, where: Where, caller: Caller) {
  const found = kindOf(house, where);
  if (!mayEdit(caller, found.pack, found.node)) throw refusal("request-forbidden");
  return found;
}

/** @throws Refusal 404 when the caller does not see it; drafts are seen by those who edit them */
async function readable(
  house: House,
  where: Where & { readonly id: string },
  caller: Caller,
): Promise<Kept> {
  const { pack, node } = kindOf(house, where);
  const kept = await findPaper(house.engine, (caller as PersonCaller).viewer, where.id);
  const mine = kept?.paper.pack === pack.name && kept.paper.name === node.name;
  if (kept === null || !mine) throw refusal("request-not-found");
  if (kept.paper.state === "draft" && !mayEdit(caller, pack, node)) {
    throw refusal("request-not-found");
  }
  return kept;
}
