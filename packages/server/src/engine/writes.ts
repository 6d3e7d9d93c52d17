import { dueMarks, type Outcome, type Pack, type World } from "@xinlian/kernel";
import type { StreamWrite } from "@xinlian/ledger";
import type { Segmenter } from "@xinlian/text";
import { listingOf } from "./listing.ts";

/** An outcome as the ledger appends it: per stream the events, the row after them, its marks and its listing. */
export function writesOf(
  outcome: Outcome,
  pack: Pack,
  world: World,
  words: Segmenter,
  receipt: string | undefined,
): readonly StreamWrite[] {
  const after = new Map(world.cases);
  for (const change of outcome.changes) after.set(change.stream, change.after);
  const seen: World = { ...world, cases: after };
  return outcome.changes.map((change, at) => ({
    stream: change.stream,
    type: "case",
    expected: change.expected,
    events: change.events,
    packHash: pack.hash,
    after: change.after,
    listing: listingOf(change.after, pack, seen, words),
    marks: dueMarks(change.after, seen),
    ...(at === 0 && receipt !== undefined && { receipt }),
  }));
}
