import { correctPaper, editPaper, type Moment, type Paper } from "@xinlian/kernel";
import { entriesOf } from "../engine/entries.ts";
import { granted, refusal } from "../fault/refusal.ts";
import { cutOf, periodOf } from "../figure/cut.ts";
import type { House } from "../house.ts";
import type { Caller, Circumstance, PersonCaller } from "../http/caller.ts";
import type { Serving } from "../http/serve.ts";
import { draftable, editable, kindOf, mayDraft, type One, opened } from "./access.ts";
import { type Asking, askingOf, doneBefore } from "./asking.ts";
import { draftEntryPaper } from "./draft-entry.ts";
import { draftBulletin, paperStream, periodDue } from "./drafting.ts";
import { paperRow, paperView } from "./paper-view.ts";
import { servePapersOf } from "./papers-of.ts";
import { publish } from "./publishing.ts";
import { readBulletin } from "./reading.ts";
import { sendPaperDocx } from "./send-docx.ts";
import { sendPaperXlsx } from "./send-xlsx.ts";
import { type Kept, newestPapers, putPaper } from "./store.ts";

/** Most papers of one bulletin in a list. */
const MOST = 60;

/** Bulletins: drafted by the engine, by actions and by hand, edited and published by those whom the pack names, read by those who work there. */
export function serveBulletins(serving: Serving, house: House): void {
  const { engine } = house;
  const view = async (where: One, caller: Caller, now: Moment) => {
    const { kept, reader } = await opened(house, where, caller, now);
    return paperView(kept, reader);
  };

  serving.on("bulletins", async ({ params, caller }) => {
    const pack = engine.city.packs.get(params.pack);
    if (pack === undefined) throw refusal("request-not-found");
    const { viewer } = caller as PersonCaller;
    const kinds = Object.values(pack.bulletins).filter(({ of }) => of?.kind !== "case");
    const papers = await engine.ledger.view(viewer, async (sql) => {
      const all = [];
      for (const node of kinds) {
        const drafts = mayDraft(caller, pack, node);
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
        every: node.of === undefined ? node.every : null,
        at: node.at,
        of:
          node.of === undefined
            ? null
            : { id: node.of.name, words: pack.registers[node.of.name]?.text ?? node.text },
        mayEdit: mayDraft(caller, pack, node),
      })),
      rows: papers.sort((a, b) => b.paper.draftedAt - a.paper.draftedAt).map(paperRow),
    };
  });

  servePapersOf(serving, house);

  serving.on("draftBulletin", async ({ params, body, caller, at }) => {
    const { pack, node } = draftable(house, params, caller);
    const now = at.now as Moment;
    const by = askingOf(caller as PersonCaller, at, { draft: params, body });
    const known = await doneBefore(engine, by);
    const draft = () =>
      body.entry === undefined
        ? draftBulletin(engine, pack, node, periodAsked(body.period), by, now)
        : draftEntryPaper(engine, pack, node, body.entry.toLowerCase(), by, now);
    const periodAsked = (period: string | undefined) =>
      period === undefined
        ? periodDue(node, engine, now)
        : periodOf(period, cutOf(engine.city), now);
    return view({ ...params, id: known ?? granted(await draft()) }, caller, now);
  });

  serving.on("bulletin", async ({ params, caller, at, reply }) => {
    const paper = await view(params, caller, at.now as Moment);
    reply.header("etag", paper.etag);
    return paper;
  });

  serving.on("exportBulletin", async ({ params, caller, at, reply }) => {
    const paper = await view(params, caller, at.now as Moment);
    if (!paper.as.includes("xlsx")) throw refusal("request-not-found");
    await sendPaperXlsx(house, paper, caller as PersonCaller, at, reply);
    return undefined;
  });

  serving.on("bulletinDocument", async ({ params, caller, at, reply }) => {
    const paper = await view(params, caller, at.now as Moment);
    if (!paper.as.includes("docx")) throw refusal("request-not-found");
    await sendPaperDocx(house, paper, caller as PersonCaller, at, reply);
    return undefined;
  });

  serving.on("editBulletin", async ({ params, body, caller, at }) => {
    const now = at.now as Moment;
    const { by, kept } = await asked(house, params, caller, at, { edit: params.id, body });
    if (kept !== null) {
      const paper = granted(editPaper(kept.paper, body, by.actor));
      await change(house, by, at, kept, paper);
    }
    return view(params, caller, now);
  });

  serving.on("publishBulletin", async ({ params, caller, at }) => {
    const now = at.now as Moment;
    const { by, kept } = await asked(house, params, caller, at, { publish: params.id });
    if (kept !== null) {
      stillCurrent(at, kept);
      await publish(engine, kept, by, kindOf(house, params).node.second, now);
    }
    return view(params, caller, now);
  });

  serving.on("correctBulletin", async ({ params, body, caller, at }) => {
    const now = at.now as Moment;
    const { pack, node, kept } = await editable(house, params, caller, now);
    const by = askingOf(caller as PersonCaller, at, { correct: params.id, body });
    const before = await doneBefore(engine, by);
    if (before !== null) return view({ ...params, id: before }, caller, now);
    if (kept.correctedBy !== null) {
      const later = await opened(house, { ...params, id: kept.correctedBy }, caller, now);
      throw refusal("bulletin-corrected", { number: paperRow(later.kept).issue.zh });
    }
    const { paper: old } = kept;
    const reads = body.anew === true && old.of?.kind !== "case";
    const anew = reads ? await readAnew(house, pack, node, old, now) : undefined;
    const paper = granted(correctPaper(old, kept.id, { at: now, hand: by.actor }, anew));
    const id = paperStream(engine, paper);
    const kind = "bulletin-drafted";
    granted(await putPaper(engine, { id, expected: 0, kind, paper, ...by, at: now }));
    return view({ ...params, id }, caller, now);
  });
}

/** What a correction reads again: the same period, or the same entry. */
async function readAnew(
  { engine }: House,
  pack: Parameters<typeof readBulletin>[1],
  node: Parameters<typeof readBulletin>[2],
  old: Paper,
  now: Moment,
) {
  const period = periodOf(old.period, cutOf(engine.city), now);
  const headed = { ...old, version: old.version + 1 };
  const entry =
    old.of === undefined
      ? undefined
      : (await entriesOf(engine.ledger, [old.of.stream])).get(old.of.stream);
  return readBulletin(engine, pack, node, period, headed, now, entry);
}

/** Who asks, and the paper to change; null when this very request was done before. */
async function asked(
  house: House,
  where: One,
  caller: Caller,
  at: Circumstance,
  request: object,
): Promise<{ readonly by: Asking; readonly kept: Kept | null }> {
  const { kept } = await editable(house, where, caller, at.now as Moment);
  const by = askingOf(caller as PersonCaller, at, request);
  const before = await doneBefore(house.engine, by);
  return { by, kept: before === null ? kept : null };
}

async function change(
  { engine }: House,
  by: Asking,
  at: Circumstance,
  kept: Kept,
  paper: Paper,
): Promise<void> {
  stillCurrent(at, kept);
  const { id, seq } = kept;
  const kind = "bulletin-edited";
  granted(await putPaper(engine, { id, expected: seq, kind, paper, ...by, at: at.now as Moment }));
}

/** @throws Refusal 412 when somebody changed it meanwhile */
function stillCurrent({ match }: Circumstance, { seq }: Kept): void {
  if (match !== null && match !== seq) throw refusal("bulletin-stale", { actual: seq }, "If-Match");
}
