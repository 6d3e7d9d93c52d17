import type { World } from "../case/world.ts";
import { fieldWords } from "../field/words.ts";
import type { FieldNode, RegisterNode } from "../pack/node.ts";
import type { Words } from "../words/index.ts";
import type { EntryState } from "./state.ts";

type Shape = Pick<RegisterNode, "key" | "fields">;

/**
 * The field by which people call an entry: its first text that is no key, else its first text, else its first field (RG-9).
 */
export function titleField({ key, fields }: Shape): FieldNode | undefined {
  const all = Object.values(fields);
  const texts = all.filter(({ kind, many }) => kind === "text" && !many);
  return texts.find(({ name }) => !key.includes(name)) ?? texts[0] ?? all[0];
}

/** What people call an entry; its key where it has no such words. */
export function entryTitle(
  { fields, key, stream }: Pick<EntryState, "fields" | "key" | "stream">,
  register: Shape,
  world: World,
): Words {
  const field = titleField(register);
  const words = field && fieldWords(field, fields[field.name], world);
  if (words !== undefined && words.zh !== "") return words;
  return { zh: key ?? stream, en: key ?? stream };
}
