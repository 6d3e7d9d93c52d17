import type { EntryState } from "@xinlian/kernel";
import type { EntryListing } from "../command.ts";
import { bigramsOf, lexemesOf, searchable } from "../search/phrase.ts";

/** The columns of an entry's current row; the database adds the head and the search vector of `words`. */
export function entryRow(state: EntryState, listing: EntryListing): Record<string, unknown> {
  return {
    pack: state.pack,
    register: state.register,
    key: state.key,
    title: listing.title,
    sort: listing.sort,
    area: state.area,
    ended: state.ended,
    upper: listing.upper,
    topic: listing.topic,
    refs: listing.refs,
    entered_at: new Date(state.entered).toISOString(),
    changed_at: new Date(state.changed).toISOString(),
    words: lexemesOf(listing.words),
    bigrams: bigramsOf(listing.text),
    body: searchable(listing.text),
    whole: state,
  };
}
