import type { DoNode } from "../node.ts";
import type { Tree } from "../source/tree.ts";
import type { Draft, Written } from "./draft.ts";
import type { Sheet } from "./sheet.ts";

/** `do: { callback.withdraw: { for: list of cases, field: expression } }`. */
export function readDoings(tree: Tree | undefined, sheet: Sheet): readonly Draft<DoNode>[] {
  const branch = tree && sheet.branch(tree, "do");
  return [...(branch?.entries ?? [])].flatMap(([source, entry]) => {
    const [, type, action] = /^([a-z0-9_]+)\.([a-z0-9_]+)$/.exec(source) ?? [];
    const words = sheet.branch(entry.tree, source);
    if (type === undefined || action === undefined || words === undefined) {
      if (words !== undefined) sheet.refuse("pack-make", { make: source }, entry.mark);
      return [];
    }
    const given: Record<string, Written> = {};
    for (const [name, { tree: value }] of words.entries) {
      const written = sheet.written(value, name);
      if (written !== undefined) given[name] = written;
    }
    const { for: each, when, ...rest } = given;
    if (each === undefined) {
      sheet.refuse("pack-word-missing", { word: "for", where: source }, entry.mark);
      return [];
    }
    return [{ type, action, each, with: rest, ...(when && { when }), mark: entry.mark }];
  });
}
