import type { Limit, LimitUnit } from "../../deadline/limit.ts";
import type { CaseNode, StateNode } from "../node.ts";
import type { Tree } from "../source/tree.ts";
import { readActions } from "./actions.ts";
import { openedByNo } from "./checklists.ts";
import { readClocks } from "./clocks.ts";
import type { Draft, Written } from "./draft.ts";
import { readFields, type TypeNames } from "./fields.ts";
import type { Sheet, Words } from "./sheet.ts";
import { readText } from "./text.ts";

export function readCases(
  tree: Tree | undefined,
  types: TypeNames,
  sheet: Sheet,
): Readonly<Record<string, Draft<CaseNode>>> {
  return Object.fromEntries(
    sheet.named(tree, "cases").flatMap(([name, entry]) => {
      const words = sheet.words(entry.tree, "case", name);
      if (words === undefined) return [];
      const fields = readFields(words.get("fields"), types, sheet);
      const actions = readActions(words.get("actions"), sheet);
      const number = readNumber(words, sheet);
      const keep = readKeep(words.written("keep"), sheet);
      const shown = readPublic(words.get("public"), name, sheet);
      const node: Draft<CaseNode> = {
        name,
        text: readText(words.get("text"), "text", sheet),
        ...(number !== undefined && { number }),
        ...(words.get("title") !== undefined && {
          title: words.list("title").map(({ source }) => source),
        }),
        fields,
        duty: words.list("duty").map(({ source }) => source),
        bar: words.list("bar").map(({ source }) => source),
        states: readStates(words.get("states"), sheet),
        actions: openedByNo(fields, actions, words.get("fields"), sheet),
        clocks: readClocks(words.get("clocks"), sheet),
        ...(shown && { public: shown }),
        ...(keep && { keep }),
        mark: entry.mark,
      };
      return [[name, node] as const];
    }),
  );
}

/** A pattern such as `RX{date}-{block:5}`: a block of numbers in it, 32 characters at most when filled. */
function readNumber(words: Words, sheet: Sheet): string | undefined {
  const written = words.written("number");
  if (written === undefined) return undefined;
  const { source, mark } = written;
  const block = /\{block:([1-9])\}/.exec(source);
  const rest = source.replace(/\{(date|year|block:[1-9])\}/g, "");
  const length =
    rest.length + (source.includes("{date}") ? 8 : 0) + (source.includes("{year}") ? 4 : 0);
  const fits = block !== null && length + Number(block[1]) <= 32 && /^[A-Za-z0-9-]*$/.test(rest);
  return fits ? source : sheet.refuse("pack-number", { number: source }, mark);
}

function readStates(
  tree: Tree | undefined,
  sheet: Sheet,
): Readonly<Record<string, Draft<StateNode>>> {
  return Object.fromEntries(
    sheet.named(tree, "states").flatMap(([name, { tree: state, mark }]) => {
      if (name === "new" || name === "any") sheet.refuse("pack-name-taken", { name }, mark);
      if (state.kind === "leaf") {
        return [[name, { name, text: readText(state, name, sheet), end: false, mark }] as const];
      }
      const words = sheet.words(state, "state", name);
      if (words === undefined) return [];
      const text = readText(words.get("text"), "text", sheet);
      return [[name, { name, text, end: words.yes("end"), mark }] as const];
    }),
  );
}

function readPublic(
  tree: Tree | undefined,
  where: string,
  sheet: Sheet,
): Draft<CaseNode>["public"] {
  const words = tree && sheet.words(tree, "public", where);
  const when = words?.written("when");
  if (words === undefined || when === undefined) return undefined;
  return { when, show: words.list("show").map(({ source }) => source) };
}

function readKeep(written: Written | undefined, sheet: Sheet): Limit | undefined {
  if (written === undefined) return undefined;
  const [, n, unit] = /^([1-9][0-9]{0,3})(d|mo|y)$/.exec(written.source) ?? [];
  if (n === undefined) return sheet.refuse("pack-limit", { limit: written.source }, written.mark);
  return { unit: unit as LimitUnit, n: Number(n) };
}
