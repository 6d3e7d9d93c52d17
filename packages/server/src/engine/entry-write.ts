import type { EntryChange, Pack, World } from "@xinlian/kernel";
import type { StreamWrite } from "@xinlian/ledger";
import type { Segmenter } from "@xinlian/text";
import { entryListing } from "./entry-listing.ts";

/** A change of an entry as the ledger appends it. @param world in which the entry stands so already */
export function entryWrite(
  { stream, expected, events, after }: EntryChange,
  pack: Pack,
  world: World,
  words: Segmenter,
): StreamWrite {
  const register = pack.registers[after.register];
  if (register === undefined)
    throw new Error(`pack ${pack.name} has no register ${after.register}`);
  const listing = entryListing(after, register, world, words);
  return {
    stream,
    type: "entry",
    expected,
    events,
    packHash: pack.hash,
    entry: { state: after, listing },
  };
}
