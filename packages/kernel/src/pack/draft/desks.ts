import type { DeskCalls, DeskKind, DeskNode, Mark } from "../node.ts";
import type { Tree } from "../source/tree.ts";
import type { Draft, Written } from "./draft.ts";
import { readPanels } from "./panels.ts";
import type { Sheet, Words } from "./sheet.ts";
import { readOptionalText } from "./text.ts";
import { DESKS } from "./words.ts";

/** The slots of the hand-made desks; a desk that is called as one of them is that one. */
export function readDesks(
  tree: Tree | undefined,
  sheet: Sheet,
): Readonly<Record<string, Draft<DeskNode>>> {
  return Object.fromEntries(
    sheet.named(tree, "desks").flatMap(([name, entry]) => {
      const words = sheet.words(entry.tree, "desk", name);
      if (words === undefined) return [];
      const is = readKind(name, words, sheet, entry.mark);
      if (is === undefined) return [];
      const text = (word: string) => readOptionalText(words.get(word), word, sheet);
      const [own, says, receipt, empty, script] = [
        text("text"),
        text("says"),
        text("receipt"),
        text("empty"),
        text("script"),
      ];
      const [rows, near, sort] = [
        words.written("rows"),
        words.written("near"),
        words.written("sort"),
      ];
      const node: Draft<DeskNode> = {
        name,
        is,
        ...(own && { text: own }),
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
        filter: sources(words.list("filter")),
        ...(script && { script }),
        calls: readCalls(words.get("calls"), sheet),
        ...readAnswering(words.written("answers")),
        panels: readPanels(words.get("panels"), sheet),
        mark: entry.mark,
      };
      return [[name, node] as const];
    }),
  );
}

/** What `is` says, else what the name says. */
function readKind(name: string, words: Words, sheet: Sheet, mark: Mark): DeskKind | undefined {
  if (words.has("is")) return words.one("is", DESKS);
  if ((DESKS as readonly string[]).includes(name)) return name as DeskKind;
  return sheet.unknown("pack-desk", { desk: name }, name, DESKS, mark);
}

/** `answers: register.field`. */
function readAnswering(written: Written | undefined): Pick<DeskNode, "answers"> | undefined {
  if (written === undefined) return undefined;
  const [register = "", field = ""] = written.source.split(".");
  return { answers: { register, field } };
}

function readCalls(tree: Tree | undefined, sheet: Sheet): DeskCalls {
  const words = tree === undefined ? undefined : sheet.words(tree, "calls", "calls");
  if (words === undefined) return {};
  const action = (word: keyof DeskCalls) => {
    const found = words.written(word)?.source;
    return found === undefined ? {} : { [word]: found };
  };
  return { ...action("take"), ...action("end"), ...action("record") };
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
