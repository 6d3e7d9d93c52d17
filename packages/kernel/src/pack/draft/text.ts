import type { Words as Text } from "../../words/index.ts";
import type { Tree } from "../source/tree.ts";
import type { Sheet } from "./sheet.ts";

const NONE: Text = { zh: "", en: "" };

/** A text for people: `zh | en`, one separator, both sides filled (PK-5). */
export function readText(tree: Tree | undefined, word: string, sheet: Sheet): Text {
  if (tree === undefined) return NONE;
  const source = sheet.text(tree, word);
  if (source === undefined) return NONE;
  const [zh = "", en = "", ...rest] = source.split("|").map((side) => side.trim());
  if (zh !== "" && en !== "" && rest.length === 0) return { zh, en };
  sheet.refuse("pack-text-half", { text: source }, tree.mark);
  return NONE;
}

/** Like `readText`, for a text that may be left out. */
export function readOptionalText(
  tree: Tree | undefined,
  word: string,
  sheet: Sheet,
): Text | undefined {
  return tree === undefined ? undefined : readText(tree, word, sheet);
}
