import { type BulletinNode, isActor, isBarred, type Moment, type Pack } from "@xinlian/kernel";
import { readCase } from "../case/read-case.ts";
import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { Caller, PersonCaller } from "../http/caller.ts";
import type { Reader } from "./paper-view.ts";
import { findPaper, type Kept } from "./store.ts";

/** A bulletin of a pack that runs. */
export type Where = { readonly pack: string; readonly bulletin: string };
/** One of its papers. */
export type One = Where & { readonly id: string };

/** A paper with its bulletin, and what the caller may do with it. */
export interface Opened {
  readonly kept: Kept;
  readonly pack: Pack;
  readonly node: BulletinNode;
  readonly reader: Reader;
}

/** @throws Refusal 404 when no pack that runs has it */
export function kindOf({ engine }: House, where: Where) {
  const pack = engine.city.packs.get(where.pack);
  const node = pack?.bulletins[where.bulletin];
  if (pack === undefined || node === undefined) throw refusal("request-not-found");
  return { pack, node };
}

/** Whether the caller has one of the roles that edit and publish this bulletin, whatever paper of it. */
export function mayDraft(caller: Caller, pack: Pack, { by }: BulletinNode): boolean {
  if (caller.kind !== "person") return false;
  return caller.posts.some(
    (post) => post.pack === pack.name && by.some(({ role }) => role === post.role),
  );
}

/** @throws Refusal 403 for who may only read */
export function draftable(house: House, where: Where, caller: Caller) {
  const found = kindOf(house, where);
  if (!mayDraft(caller, found.pack, found.node)) throw refusal("request-forbidden");
  return found;
}

/** @throws Refusal 404 when the caller does not see it; drafts are seen by those who edit them */
export async function opened(
  house: House,
  where: One,
  caller: Caller,
  now: Moment,
): Promise<Opened> {
  const { pack, node } = kindOf(house, where);
  const kept = await findPaper(house.engine, (caller as PersonCaller).viewer, where.id);
  const mine = kept?.paper.pack === pack.name && kept.paper.name === node.name;
  if (kept === null || !mine) throw refusal("request-not-found");
  const mayEdit = await mayEditPaper(house, kept, pack, node, caller, now);
  if (kept.paper.state === "draft" && !mayEdit) throw refusal("request-not-found");
  const hand = caller.kind === "person" ? `person:${caller.id}` : "";
  const needsOther = node.second && mayEdit && kept.paper.hand === hand;
  return { kept, pack, node, reader: { mayEdit, needsOther, as: node.as } };
}

/** The same for one who changes it. @throws Refusal 403 for who may only read */
export async function editable(
  house: House,
  where: One,
  caller: Caller,
  now: Moment,
): Promise<Opened> {
  const { pack, node } = kindOf(house, where);
  if (node.of?.kind !== "case" && !mayDraft(caller, pack, node)) throw refusal("request-forbidden");
  const found = await opened(house, where, caller, now);
  if (!found.reader.mayEdit) throw refusal("request-forbidden");
  return found;
}

/** A paper of a case: who stands to that case as its `by` says, and is not barred from it. */
export async function mayEditPaper(
  { engine }: House,
  { paper }: Kept,
  pack: Pack,
  node: BulletinNode,
  caller: Caller,
  now: Moment,
): Promise<boolean> {
  if (paper.of?.kind !== "case") return mayDraft(caller, pack, node);
  const read = await readCase(engine, caller, paper.of.stream, now);
  if (isBarred(read.state, read.me)) return false;
  return isActor(node.by, read.state, read.node, read.world, read.me);
}
