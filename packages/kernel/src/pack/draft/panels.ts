import type { PanelNode } from "../../indicator/node.ts";
import { PERS } from "../../indicator/span.ts";
import type { Tree } from "../source/tree.ts";
import type { Sheet, Words } from "./sheet.ts";
import { readText } from "./text.ts";

/** Rows of a divided panel that stand for themselves; the rest is one row. */
const TOP = 8;

/** Questions of a cockpit, each with the figures that answer it. */
export function readPanels(tree: Tree | undefined, sheet: Sheet): readonly PanelNode[] {
  return sheet.named(tree, "panels").flatMap(([name, entry]) => {
    const words = sheet.words(entry.tree, "panel", name);
    if (words === undefined) return [];
    const by = words.written("by")?.source;
    const count = words.written("count")?.source;
    if ((count === undefined) === !words.has("figures")) {
      sheet.refuse("pack-shape", { word: name, wanted: "figures / count" }, entry.mark);
    }
    return [
      {
        name,
        text: readText(words.get("text"), "text", sheet),
        figures: words.list("figures").map(({ source }) => source),
        ...(count !== undefined && { count }),
        per: words.one("per", PERS) ?? "day",
        ...(by !== undefined && { by }),
        against: words.yes("against"),
        top: readTop(words, sheet),
        mark: entry.mark,
      },
    ];
  });
}

function readTop(words: Words, sheet: Sheet): number {
  const written = words.written("top");
  if (written === undefined) return TOP;
  const top = Number(written.source);
  if (Number.isInteger(top) && top > 0 && top <= 50) return top;
  const values = { word: "top", value: written.source, near: "–", allowed: "1 – 50" };
  sheet.refuse("pack-value", values, written.mark);
  return TOP;
}
