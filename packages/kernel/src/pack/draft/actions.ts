import type {
  ActionNode,
  ExtendNode,
  FormItem,
  MakeEntryNode,
  MakeNode,
  MustNode,
  TellNode,
} from "../node.ts";
import type { Tree } from "../source/tree.ts";
import { readActor, readActors } from "./actors.ts";
import { readDoings } from "./doings.ts";
import type { Draft, Written } from "./draft.ts";
import { readFileItem } from "./filings.ts";
import { isLimitText } from "./limit-text.ts";
import type { Sheet, Words } from "./sheet.ts";
import { readText } from "./text.ts";

const NAME = /^[a-z][a-z0-9_]*$/;

export function readActions(
  tree: Tree | undefined,
  sheet: Sheet,
): Readonly<Record<string, Draft<ActionNode>>> {
  return Object.fromEntries(
    sheet.named(tree, "actions").flatMap(([name, entry]) => {
      const words = sheet.words(entry.tree, "action", name);
      if (words === undefined) return [];
      const to = words.written("to")?.source;
      const when = words.written("when");
      const join = words.written("join")?.source;
      const node: Draft<ActionNode> = {
        name,
        text: readText(words.get("text"), "text", sheet),
        from: readFrom(words),
        ...(to !== undefined && { to }),
        by: readActors(words.list("by"), sheet),
        form: words.list("form").map(readItem),
        must: readMusts(words.get("must"), "must", sheet),
        ...(when && { when }),
        set: readExpressions(words.get("set"), "set", sheet),
        make: readMakes(words.get("make"), sheet),
        makeEntry: readMakeEntries(words.get("make"), sheet),
        do: readDoings(words.get("do"), sheet),
        ...(join !== undefined && { join }),
        extend: readExtends(words.get("extend"), sheet),
        tell: readTells(words.get("tell"), sheet),
        file: words.list("file").map((written) => readFileItem(written, sheet)),
        issue: words.list("issue").map(({ source }) => source),
        mark: entry.mark,
      };
      return [[name, node] as const];
    }),
  );
}

function readFrom(words: Words): ActionNode["from"] {
  const names = words.list("from").map(({ source }) => source);
  const [first] = names;
  return names.length === 1 && (first === "new" || first === "any") ? first : names;
}

function readItem({ source, mark }: Written): FormItem {
  const optional = source.endsWith("?");
  return { field: optional ? source.slice(0, -1) : source, optional, mark };
}

/** `expression: text shown when it does not hold`, under `must` or `flag`. */
export function readMusts(
  tree: Tree | undefined,
  word: string,
  sheet: Sheet,
): readonly Draft<MustNode>[] {
  return entries(tree, word, sheet).map(([source, { mark, tree: text }]) => ({
    holds: { source, mark },
    otherwise: readText(text, word, sheet),
    mark,
  }));
}

export function readExpressions(
  tree: Tree | undefined,
  word: string,
  sheet: Sheet,
): Readonly<Record<string, Written>> {
  return Object.fromEntries(
    entries(tree, word, sheet).flatMap(([name, entry]) => {
      const written = sheet.written(entry.tree, name);
      return written === undefined ? [] : [[name, written] as const];
    }),
  );
}

export function readMakes(tree: Tree | undefined, sheet: Sheet): readonly Draft<MakeNode>[] {
  return entries(tree, "make", sheet).flatMap(([source, entry]) => {
    if (NAME.test(source)) return [];
    const [, type, action] = /^([a-z0-9_]+)\.([a-z0-9_]+)$/.exec(source) ?? [];
    if (type === undefined || action === undefined) {
      sheet.refuse("pack-make", { make: source }, entry.mark);
      return [];
    }
    const all = readExpressions(entry.tree, source, sheet);
    const { for: each, when, since, ...given } = all;
    const node: Draft<MakeNode> = {
      type,
      action,
      with: given,
      ...(each && { each }),
      ...(when && { when }),
      ...(since && { since }),
      mark: entry.mark,
    };
    return [node];
  });
}

/** `make: { register: { field: expression } }`: a name without an opening makes an entry. */
function readMakeEntries(tree: Tree | undefined, sheet: Sheet): readonly Draft<MakeEntryNode>[] {
  return entries(tree, "make", sheet).flatMap(([register, entry]) => {
    if (!NAME.test(register)) return [];
    const { for: each, when, ...given } = readExpressions(entry.tree, register, sheet);
    const more = { ...(each && { each }), ...(when && { when }) };
    return [{ register, with: given, ...more, mark: entry.mark }];
  });
}

function readExtends(tree: Tree | undefined, sheet: Sheet): readonly Draft<ExtendNode>[] {
  return Object.entries(readExpressions(tree, "extend", sheet)).map(([clock, more]) => ({
    clock,
    more: asLimit(more),
    mark: more.mark,
  }));
}

/** A literal length is short for `limit('15wd')`. */
export function asLimit({ source, mark }: Written): Written {
  return { source: isLimitText(source) ? `limit('${source}')` : source, mark };
}

function readTells(tree: Tree | undefined, sheet: Sheet): readonly Draft<TellNode>[] {
  return entries(tree, "tell", sheet).flatMap(([source, entry]) => {
    const to = readActor({ source, mark: entry.mark }, sheet);
    return to === undefined
      ? []
      : [{ to, text: readText(entry.tree, "tell", sheet), mark: entry.mark }];
  });
}

function entries(tree: Tree | undefined, word: string, sheet: Sheet) {
  return tree === undefined ? [] : [...(sheet.branch(tree, word)?.entries ?? [])];
}
