import {
  type EntryState,
  entriesNamed,
  entryTitle,
  fieldWords,
  type RegisterNode,
  upperField,
  type World,
} from "@xinlian/kernel";
import type { EntryListing } from "@xinlian/ledger";
import { normalise, type Segmenter } from "@xinlian/text";

/** What lists and the search know of an entry. @param world in which the entry already stands so */
export function entryListing(
  entry: EntryState,
  register: RegisterNode,
  world: World,
  words: Segmenter,
): EntryListing {
  const upper = upperField(register);
  const above = upper && entry.fields[upper.name];
  const topic = register.answers && entry.fields[register.answers.topic];
  const title = entryTitle(entry, register, world).zh;
  const text = textOf(entry, register, world);
  return {
    title,
    sort: entry.key ?? title,
    words: words.segment(text),
    text: normalise(text),
    upper: typeof above === "string" ? above : null,
    refs: entriesNamed(register, entry.fields),
    topic: typeof topic === "string" ? topic : null,
  };
}

/** Everything that an entry says in words, its key first. */
function textOf(entry: EntryState, register: RegisterNode, world: World): string {
  const said = Object.values(register.fields)
    .filter(({ kind }) => kind !== "yes" && kind !== "file")
    .flatMap((field) => {
      const { zh, en } = fieldWords(field, entry.fields[field.name], world);
      return zh === en ? [zh] : [zh, en];
    });
  return [entry.key ?? "", ...said].filter((part) => part !== "").join("\n");
}
