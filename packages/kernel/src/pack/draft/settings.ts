import { isRhythm, RHYTHMS } from "../../cadence/rhythm.ts";
import type { SettingNode, Source } from "../node.ts";
import type { Tree } from "../source/tree.ts";
import type { Draft } from "./draft.ts";
import { isLimitText } from "./limit-text.ts";
import type { Sheet } from "./sheet.ts";
import { readText } from "./text.ts";
import { SETTING_TYPES } from "./words.ts";

type Value = string | number | boolean;

/** What a city may change: a limit, number, text or yes, or a table of them by choice. */
export function readSettings(
  tree: Tree | undefined,
  sheet: Sheet,
): Readonly<Record<string, Draft<SettingNode>>> {
  return Object.fromEntries(
    sheet.named(tree, "settings").flatMap(([name, entry]) => {
      const words = sheet.words(entry.tree, "setting", name);
      const is = words?.one("is", SETTING_TYPES);
      if (words === undefined || is === undefined) return [];
      const node: Draft<SettingNode> = {
        name,
        text: readText(words.get("text"), "text", sheet),
        is,
        source: readSource(words.get("source"), sheet) ?? { text: "", confidence: "low" },
        value: readValues(words.get("value"), is, sheet) ?? "",
        mark: entry.mark,
      };
      return [[name, node] as const];
    }),
  );
}

/** Where a rule is read, and how surely: `H5 high`. */
export function readSource(tree: Tree | undefined, sheet: Sheet): Source | undefined {
  const written = sheet.written(tree, "source");
  if (written === undefined) return undefined;
  const [, text, confidence] = /^(.+) (high|medium|low)$/.exec(written.source) ?? [];
  if (text === undefined)
    return sheet.refuse("pack-source", { source: written.source }, written.mark);
  return { text, confidence: confidence as Source["confidence"] };
}

function readValues(
  tree: Tree | undefined,
  is: SettingNode["is"],
  sheet: Sheet,
): SettingNode["value"] | undefined {
  if (tree?.kind !== "branch") return tree && readValue(tree, is, sheet);
  return Object.fromEntries(
    [...tree.entries].flatMap(([key, { tree: cell }]) => {
      const value = readValue(cell, is, sheet);
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
}

function readValue(tree: Tree, is: SettingNode["is"], sheet: Sheet): Value | undefined {
  const written = sheet.written(tree, "value");
  if (written === undefined || tree.kind !== "leaf") return undefined;
  const { source, mark } = written;
  if (is === "limit") {
    if (!isLimitText(source)) sheet.refuse("pack-limit", { limit: source }, mark);
    return source;
  }
  if (is === "cadence") {
    if (isRhythm(source)) return source;
    return sheet.unknown("pack-value", { word: "value", value: source }, source, RHYTHMS, mark);
  }
  const wanted = is === "number" ? "number" : is === "yes" ? "boolean" : "string";
  if (wanted === "string") return source;
  if (typeof tree.value === wanted) return tree.value as Value;
  return sheet.refuse("pack-value", { word: "value", value: source, near: "–", allowed: is }, mark);
}
