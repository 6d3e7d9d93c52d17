import type { CadenceNode } from "../../cadence/node.ts";
import { isRhythm } from "../../cadence/rhythm.ts";
import type { Tree } from "../source/tree.ts";
import { readExpressions } from "./actions.ts";
import type { Draft, Written } from "./draft.ts";
import type { Sheet, Words } from "./sheet.ts";
import { readText } from "./text.ts";

/** `cadences: { name: { text, every, when, open: type.opening, with: { field: expression } } }`. */
export function readCadences(
  tree: Tree | undefined,
  sheet: Sheet,
): Readonly<Record<string, Draft<CadenceNode>>> {
  return Object.fromEntries(
    sheet.named(tree, "cadences").flatMap(([name, entry]) => {
      const words = sheet.words(entry.tree, "cadence", name);
      const every = words?.written("every");
      const opens = words && readOpening(words, sheet);
      if (words === undefined || every === undefined || opens === undefined) return [];
      const when = words.written("when");
      const node: Draft<CadenceNode> = {
        name,
        text: readText(words.get("text"), "text", sheet),
        every: asRhythm(every),
        ...(when && { when }),
        ...opens,
        with: readExpressions(words.get("with"), "with", sheet),
        mark: entry.mark,
      };
      return [[name, node] as const];
    }),
  );
}

/** A word such as `quarter` is short for `'quarter'`. */
function asRhythm({ source, mark }: Written): Written {
  return { source: isRhythm(source) ? `'${source}'` : source, mark };
}

function readOpening(
  words: Words,
  sheet: Sheet,
): { readonly type: string; readonly action: string } | undefined {
  const written = words.written("open");
  if (written === undefined) return undefined;
  const [, type, action] = /^([a-z0-9_]+)\.([a-z0-9_]+)$/.exec(written.source) ?? [];
  if (type !== undefined && action !== undefined) return { type, action };
  return sheet.refuse("pack-make", { make: written.source }, written.mark);
}
