import {
  type BandNode,
  type PointNode,
  SCORE_PERS,
  type ScoreNode,
  type SubjectsNode,
} from "../../score/node.ts";
import type { Tree } from "../source/tree.ts";
import { readBandRange } from "./bands.ts";
import type { Draft, Written } from "./draft.ts";
import { readSource } from "./settings.ts";
import type { Sheet, Words } from "./sheet.ts";
import { readText } from "./text.ts";

/** `scores`: who gets points, by which rules, for which periods, and what they come to. */
export function readScores(
  tree: Tree | undefined,
  sheet: Sheet,
): Readonly<Record<string, Draft<ScoreNode>>> {
  return Object.fromEntries(
    sheet.named(tree, "scores").flatMap(([name, entry]) => {
      const words = sheet.words(entry.tree, "score", name);
      if (words === undefined) return [];
      const source = readSource(words.get("source"), sheet);
      const node: Draft<ScoreNode> = {
        name,
        text: readText(words.get("text"), "text", sheet),
        of: readSubjects(words),
        per: words.one("per", SCORE_PERS) ?? "half",
        points: readPoints(words.get("points"), sheet),
        bands: readBands(words.get("bands"), sheet),
        fresh: words.written("new")?.source ?? "",
        ranked: words.yes("ranked"),
        asked: false,
        sure: source?.confidence === "high",
        mark: entry.mark,
      };
      return [[name, node] as const];
    }),
  );
}

/** `unit`, or a register; whether there is such a register is asked with the references. */
function readSubjects(words: Words): SubjectsNode {
  const of = words.written("of")?.source ?? "";
  const since = words.written("since")?.source;
  if (of === "unit") return { kind: "unit" };
  return { kind: "register", register: of, ...(since !== undefined && { since }) };
}

function readPoints(
  tree: Tree | undefined,
  sheet: Sheet,
): Readonly<Record<string, Draft<PointNode>>> {
  return Object.fromEntries(
    sheet.named(tree, "points").flatMap(([name, entry]) => {
      const words = sheet.words(entry.tree, "point", name);
      if (words === undefined) return [];
      const at = readMoment(words.written("at"), sheet);
      const [to, give, when, cap] = ["to", "give", "when", "cap"].map((word) =>
        words.written(word),
      );
      const against = words.written("against")?.source;
      const node: Draft<PointNode> = {
        name,
        text: readText(words.get("text"), "text", sheet),
        at: at ?? "start",
        ...(to && { to }),
        ...(give && { give }),
        ...(when && { when }),
        ...(cap && { cap }),
        ...(against !== undefined && { against }),
        mark: entry.mark,
      };
      // A moment that was refused is told once; what else it needs cannot be said.
      if (at !== undefined) checkShape(node, words, sheet);
      return [[name, node] as const];
    }),
  );
}

/** A rule either gives at the start, or gives to somebody at a moment, or answers a point. */
function checkShape({ at, mark }: Draft<PointNode>, words: Words, sheet: Sheet): void {
  const kind = at === "start" ? "start" : words.has("against") ? "against" : "moment";
  const wanted = { start: ["give"], against: ["against"], moment: ["to", "give"] }[kind];
  const idle = { start: ["to", "when", "against"], against: ["to", "give", "cap"], moment: [] };
  for (const word of wanted) {
    if (!words.has(word)) sheet.refuse("pack-word-missing", { word, where: words.name }, mark);
  }
  for (const word of idle[kind]) {
    if (!words.has(word)) continue;
    const values = { word, where: words.name };
    sheet.unknown("pack-word-unknown", values, word, ["text", "at", ...wanted], mark);
  }
}

/** `start`, or `case.action` or `case.state`. */
function readMoment(written: Written | undefined, sheet: Sheet): PointNode["at"] | undefined {
  if (written === undefined) return undefined;
  if (written.source === "start") return "start";
  const [, type, moment] = /^([a-z]\w*)\.([a-z]\w*)$/.exec(written.source) ?? [];
  if (type !== undefined && moment !== undefined) return { type, moment };
  const allowed = "start, case.action, case.state";
  const values = { word: "at", value: written.source, near: "–", allowed };
  return sheet.refuse("pack-value", values, written.mark);
}

function readBands(tree: Tree | undefined, sheet: Sheet): readonly BandNode[] {
  return sheet.named(tree, "bands").flatMap(([name, entry]) => {
    const words = sheet.words(entry.tree, "band", name);
    const range = words && readBandRange(words.written("is"), sheet);
    if (words === undefined || range === undefined) return [];
    return [{ name, text: readText(words.get("text"), "text", sheet), ...range, mark: entry.mark }];
  });
}
