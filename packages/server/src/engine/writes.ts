import {
  dueMarks,
  entriesNamed,
  type Outcome,
  type Pack,
  type PaperDrawn,
  type World,
} from "@xinlian/kernel";
import type { StreamWrite } from "@xinlian/ledger";
import { entryWrite } from "./entry-write.ts";
import { handedReceipt } from "./handed-receipt.ts";
import { type ListingCity, listingOf } from "./listing.ts";

/** An outcome as the ledger appends it: per stream the events, the row after them, its marks and its listing. */
export function writesOf(
  outcome: Outcome,
  pack: Pack,
  world: World,
  city: ListingCity,
  receipt: string | undefined,
): readonly StreamWrite[] {
  const after = new Map(world.cases);
  for (const change of outcome.changes) after.set(change.stream, change.after);
  const entries = new Map(world.entries);
  for (const made of outcome.entries) entries.set(made.stream, made.after);
  const seen: World = { ...world, cases: after, entries };
  const cases = outcome.changes.map((change, at) => ({
    stream: change.stream,
    type: "case",
    expected: change.expected,
    events: change.events,
    packHash: pack.hash,
    after: change.after,
    ...hangsOn(change.after, pack),
    ...(change.events.every(({ kind }) => kind === "countered") && { answers: true as const }),
    listing: listingOf(change.after, pack, seen, city),
    marks: dueMarks(change.after, seen),
    ...(at === 0 && receipt !== undefined ? { receipt } : handedReceipt(change, pack)),
  }));
  const entered = outcome.entries.map((made) => entryWrite(made, pack, seen, city.words));
  return [...cases, ...entered, ...outcome.papers.map(paperWrite)];
}

/** A paper that an action drew up, in the transaction of the action. */
function paperWrite({ stream, paper }: PaperDrawn): StreamWrite {
  const event = { kind: "bulletin-drafted", version: 1, body: paper } as const;
  const by = { occurredAt: paper.draftedAt, actor: paper.hand ?? "self" };
  return {
    stream,
    type: "bulletin",
    expected: 0,
    pack: paper.pack,
    events: [{ ...event, ...by }],
  };
}

/** Entries of registers that a case names; left out where its type names none. */
function hangsOn(
  { type, fields }: Outcome["changes"][number]["after"],
  pack: Pack,
): Pick<StreamWrite, "entries"> {
  const node = pack.cases[type];
  const may = Object.values(node?.fields ?? {}).some(({ kind }) => kind === "register");
  return node !== undefined && may ? { entries: entriesNamed(node, fields) } : {};
}
