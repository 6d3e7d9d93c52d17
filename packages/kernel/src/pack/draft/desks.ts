import type { DeskNode } from "../node.ts";
import type { Tree } from "../source/tree.ts";
import type { Draft, Written } from "./draft.ts";
import type { Sheet } from "./sheet.ts";
import { readOptionalText } from "./text.ts";
import { DESKS } from "./words.ts";

/** The slots of the hand-made desks; a desk is one of a closed set. */
export function readDesks(
  tree: Tree | undefined,
  sheet: Sheet,
): Readonly<Record<string, Draft<DeskNode>>> {
  return Object.fromEntries(
    sheet.named(tree, "desks").flatMap(([name, entry]) => {
      if (!(DESKS as readonly string[]).includes(name)) {
        sheet.unknown("pack-desk", { desk: name }, name, DESKS, entry.mark);
        return [];
      }
      const words = sheet.words(entry.tree, "desk", name);
      if (words === undefined) return [];
      const text = (word: string) => readOptionalText(words.get(word), word, sheet);
      const [says, receipt, empty] = [text("says"), text("receipt"), text("empty")];
      const [rows, near, sort] = [
        words.written("rows"),
        words.written("near"),
        words.written("sort"),
      ];
      const node: Draft<DeskNode> = {
        name,
        for: sources(words.list("for")),
        of: words.written("of")?.source ?? "",
        ...(says && { says }),
        count: readCounts(words.get("count"), sheet),
        ...(rows && { rows }),
        ...(sort && { sort: sort.source }),
        columns: sources(words.list("columns")),
        verbs: sources(words.list("verbs")),
        ...(receipt && { receipt }),
        ...(empty && { empty }),
        ...(near && { near }),
        mark: entry.mark,
      };
      return [[name, node] as const];
    }),
  );
}

function readCounts(tree: Tree | undefined, sheet: Sheet): Readonly<Record<string, Written>> {
  return Object.fromEntries(
    sheet.named(tree, "count").flatMap(([name, entry]) => {
      const written = sheet.written(entry.tree, name);
      return written === undefined ? [] : [[name, written] as const];
    }),
  );
}

function sources(list: readonly Written[]): readonly string[] {
  return list.map(({ source }) => source);
}
