import type { MoveCaseNode, MoveNode } from "../../move/node.ts";
import type { Tree } from "../source/tree.ts";
import type { Sheet } from "./sheet.ts";

/** The word by which the cases of a type are left where they are. */
const STAY = "stay";

/** `moves: { name: { from: [version], cases: { type: { states: { old: new }, … } } } }`, or `type: stay`. */
export function readMoves(
  tree: Tree | undefined,
  sheet: Sheet,
): Readonly<Record<string, MoveNode>> {
  return Object.fromEntries(
    sheet.named(tree, "moves").flatMap(([name, entry]) => {
      const words = sheet.words(entry.tree, "move", name);
      if (words === undefined) return [];
      const node: MoveNode = {
        name,
        from: words.list("from").map(({ source }) => source),
        cases: Object.fromEntries(
          sheet.named(words.get("cases"), "cases").flatMap(([type, { tree: maps, mark }]) => {
            const moved = readMoved(type, maps, sheet);
            return moved === undefined ? [] : [[type, { ...moved, mark }] as const];
          }),
        ),
        mark: entry.mark,
      };
      return [[name, node] as const];
    }),
  );
}

function readMoved(type: string, tree: Tree, sheet: Sheet): Omit<MoveCaseNode, "mark"> | undefined {
  const nothing = { states: {}, fields: {}, choices: {}, clocks: {} };
  if (tree.kind === "leaf") {
    return sheet.one(tree, type, [STAY]) === undefined ? undefined : { stay: true, ...nothing };
  }
  const words = sheet.words(tree, "moved", type);
  if (words === undefined) return undefined;
  return {
    stay: false,
    states: readNames(words.get("states"), "states", sheet),
    fields: readMap(words.get("fields"), "fields", sheet),
    choices: Object.fromEntries(
      sheet
        .named(words.get("choices"), "choices")
        .map(([name, { tree: map }]) => [name, readMap(map, name, sheet)] as const),
    ),
    clocks: readMap(words.get("clocks"), "clocks", sheet),
  };
}

function readNames(
  tree: Tree | undefined,
  word: string,
  sheet: Sheet,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    sheet.named(tree, word).flatMap(([name, { tree: value }]) => {
      const to = sheet.text(value, name);
      return to === undefined ? [] : [[name, to] as const];
    }),
  );
}

/** Names to names; `null` lets go. */
function readMap(
  tree: Tree | undefined,
  word: string,
  sheet: Sheet,
): Readonly<Record<string, string | null>> {
  const names: [string, string | null][] = [];
  for (const [name, { tree: value }] of sheet.named(tree, word)) {
    const gone = value.kind === "leaf" && value.value === null;
    const to = gone ? null : sheet.text(value, name);
    if (to !== undefined) names.push([name, to]);
  }
  return Object.fromEntries(names);
}
