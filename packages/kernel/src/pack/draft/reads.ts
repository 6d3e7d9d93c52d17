import type { BulletinListNode, BulletinNode, BulletinTallyNode } from "../../bulletin/node.ts";
import type { Entry, Tree } from "../source/tree.ts";
import type { Draft } from "./draft.ts";
import type { Sheet, Words } from "./sheet.ts";
import { readText } from "./text.ts";

/** Rows that a bulletin lists when it does not say how many. */
const TOP = 20;
const MOST = 200;

/** What a bulletin reads: `figures: [names]`, lists of cases (`from`), and figures divided (`figures` and `by`). */
export function readReads(
  tree: Tree | undefined,
  where: string,
  sheet: Sheet,
): Pick<Draft<BulletinNode>, "figures" | "lists" | "tallies"> {
  const figures: string[] = [];
  const lists: Record<string, Draft<BulletinListNode>> = {};
  const tallies: Record<string, BulletinTallyNode> = {};
  for (const [name, entry] of sheet.named(tree, "reads")) {
    if (name === "figures") {
      figures.push(...sheet.list(entry.tree, name).map(({ source }) => source));
    } else if (isTally(entry.tree)) {
      const words = sheet.words(entry.tree, "tally", `${where}.${name}`);
      if (words !== undefined) tallies[name] = readTally(words, name, entry, sheet);
    } else {
      const words = sheet.words(entry.tree, "list", `${where}.${name}`);
      if (words !== undefined) lists[name] = readList(words, name, entry, sheet);
    }
  }
  return { figures, lists, tallies };
}

function isTally(tree: Tree): boolean {
  return tree.kind === "branch" && tree.entries.has("figures") && !tree.entries.has("from");
}

function readTally(words: Words, name: string, { mark }: Entry, sheet: Sheet): BulletinTallyNode {
  return {
    name,
    text: readText(words.get("text"), "text", sheet),
    figures: words.list("figures").map(({ source }) => source),
    by: words.written("by")?.source ?? "",
    mark,
  };
}

function readList(
  words: Words,
  name: string,
  { mark }: Entry,
  sheet: Sheet,
): Draft<BulletinListNode> {
  const [condition, sort] = [words.written("where"), words.written("sort")];
  const split = words.one("split", ["area", "lead"] as const);
  return {
    name,
    text: readText(words.get("text"), "text", sheet),
    from: words.written("from")?.source ?? "",
    ...(condition && { where: condition }),
    ...(sort && {
      sort: {
        by: { source: sort.source.replace(/^-/, ""), mark: sort.mark },
        down: sort.source.startsWith("-"),
      },
    }),
    ...(split && { split }),
    top: readTop(words, sheet),
    show: words.list("show").map(({ source }) => source),
    mark,
  };
}

function readTop(words: Words, sheet: Sheet): number {
  const written = words.written("top");
  if (written === undefined) return TOP;
  const top = Number(written.source);
  if (Number.isInteger(top) && top > 0 && top <= MOST) return top;
  const values = { word: "top", value: written.source, near: "–", allowed: `1 – ${MOST}` };
  sheet.refuse("pack-value", values, written.mark);
  return TOP;
}
