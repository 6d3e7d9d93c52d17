import type { ChoiceNode, RoleNode } from "../node.ts";
import type { Tree } from "../source/tree.ts";
import type { Draft } from "./draft.ts";
import type { Sheet } from "./sheet.ts";
import { readText } from "./text.ts";

/** Closed lists; each name is also a type. A list of nothing is refused. */
export function readChoices(
  tree: Tree | undefined,
  sheet: Sheet,
): Readonly<Record<string, Draft<ChoiceNode>>> {
  return Object.fromEntries(
    sheet.named(tree, "choices").map(([name, entry]) => {
      const values = sheet
        .named(entry.tree, name)
        .map(([value, { tree: text }]) => [value, readText(text, value, sheet)] as const);
      if (values.length === 0) sheet.refuse("pack-choice-empty", { choice: name }, entry.mark);
      return [name, { name, values: Object.fromEntries(values), mark: entry.mark }] as const;
    }),
  );
}

/** Who acts, and how far he sees. */
export function readRoles(
  tree: Tree | undefined,
  sheet: Sheet,
): Readonly<Record<string, Draft<RoleNode>>> {
  return Object.fromEntries(
    sheet.named(tree, "roles").flatMap(([name, entry]) => {
      const words = sheet.words(entry.tree, "role", name);
      if (words === undefined) return [];
      const sees = words.one("sees", ["city", "area", "unit", "own"] as const) ?? "own";
      const text = readText(words.get("text"), "text", sheet);
      return [[name, { name, text, sees, mark: entry.mark }] as const];
    }),
  );
}
