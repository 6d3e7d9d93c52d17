import type { Limit, LimitUnit } from "../../deadline/limit.ts";
import type { AtNode, ClockNode } from "../node.ts";
import type { Tree } from "../source/tree.ts";
import { asLimit } from "./actions.ts";
import type { Draft } from "./draft.ts";
import { readSource } from "./settings.ts";
import type { Sheet } from "./sheet.ts";
import { readText } from "./text.ts";

export function readClocks(
  tree: Tree | undefined,
  sheet: Sheet,
): Readonly<Record<string, Draft<ClockNode>>> {
  return Object.fromEntries(
    sheet.named(tree, "clocks").flatMap(([name, entry]) => {
      const words = sheet.words(entry.tree, "clock", name);
      const limit = words?.written("limit");
      if (words === undefined || limit === undefined) return [];
      const when = words.written("when");
      const source = readSource(words.get("source"), sheet);
      const node: Draft<ClockNode> = {
        name,
        text: readText(words.get("text"), "text", sheet),
        whose: words.one("whose", ["citizen", "lead", "office"] as const) ?? "office",
        ...(when && { when }),
        from: names(words.list("from")),
        to: names(words.list("to")),
        hold: names(words.list("hold")),
        limit: asLimit(limit),
        ...(source && { source }),
        at: readMarks(words.get("at"), sheet),
        mark: entry.mark,
      };
      return [[name, node] as const];
    }),
  );
}

function names(list: readonly { source: string }[]): readonly string[] {
  return list.map(({ source }) => source);
}

/** `80%`, `due`, `due+5wd` → the action done by `clock` then. */
function readMarks(tree: Tree | undefined, sheet: Sheet): readonly Draft<AtNode>[] {
  if (tree === undefined) return [];
  const branch = sheet.branch(tree, "at");
  return [...(branch?.entries ?? [])].flatMap(([source, entry]) => {
    const action = sheet.text(entry.tree, source);
    const when = readMark(source);
    if (when === undefined) return sheet.refuse("pack-at", { at: source }, entry.mark) ?? [];
    return action === undefined ? [] : [{ source, ...when, action, mark: entry.mark }];
  });
}

function readMark(source: string): { percent?: number; after?: Limit } | undefined {
  const [, percent] = /^([1-9][0-9]?)%$/.exec(source) ?? [];
  if (percent !== undefined) return { percent: Number(percent) };
  if (source === "due") return {};
  const [, n, unit] = /^due\+([1-9][0-9]{0,3})(min|h|wd|d|mo|y)$/.exec(source) ?? [];
  return n === undefined ? undefined : { after: { unit: unit as LimitUnit, n: Number(n) } };
}
