import { type IndicatorNode, PERS } from "../../indicator/node.ts";
import type { Tree } from "../source/tree.ts";
import type { Draft, Written } from "./draft.ts";
import { readMoment } from "./moments.ts";
import type { Sheet, Words } from "./sheet.ts";
import { readOptionalText, readText } from "./text.ts";

export function readIndicators(
  tree: Tree | undefined,
  sheet: Sheet,
): Readonly<Record<string, Draft<IndicatorNode>>> {
  return Object.fromEntries(
    sheet.named(tree, "indicators").flatMap(([name, entry]) => {
      const words = sheet.words(entry.tree, "indicator", name);
      if (words === undefined) return [];
      const text = (word: string) => readOptionalText(words.get(word), word, sheet);
      const [unit, means] = [readUnit(words.get("unit"), sheet), text("means")];
      const counted = readCounted(words, sheet);
      const derived = readDerived(words.written("value"), sheet);
      const node: Draft<IndicatorNode> = {
        name,
        text: readText(words.get("text"), "text", sheet),
        ...(unit && { unit }),
        ...(means && { means }),
        round: readRound(words, sheet),
        across: words.list("across").map(({ source }) => source),
        per: words
          .list("per")
          .flatMap(({ source, mark }) =>
            (PERS as readonly string[]).includes(source)
              ? [source as (typeof PERS)[number]]
              : (sheet.unknown("pack-value", { word: "per", value: source }, source, PERS, mark) ??
                []),
          ),
        ...(counted && { counted }),
        ...(derived && { derived }),
        mark: entry.mark,
      };
      if ((counted === undefined) === (derived === undefined)) {
        sheet.refuse("pack-indicator-kind", { indicator: name }, entry.mark);
      }
      return [[name, node] as const];
    }),
  );
}

/** `%` is one in both languages. */
function readUnit(tree: Tree | undefined, sheet: Sheet) {
  if (tree?.kind === "leaf" && tree.source === "%") return { zh: "%", en: "%" };
  return readOptionalText(tree, "unit", sheet);
}

function readRound(words: Words, sheet: Sheet): number {
  const written = words.written("round");
  if (written === undefined) return words.written("unit")?.source === "%" ? 1 : 0;
  if (/^[0-4]$/.test(written.source)) return Number(written.source);
  const values = { word: "round", value: written.source, near: "–", allowed: "0, 1, 2, 3, 4" };
  sheet.refuse("pack-value", values, written.mark);
  return 0;
}

function readCounted(words: Words, sheet: Sheet): Draft<IndicatorNode>["counted"] {
  const from = words.written("from");
  if (from === undefined) return undefined;
  if (from.source === "filed") {
    return sheet.refuse("pack-word-later", { word: "filed", where: words.name }, from.mark);
  }
  const at = words.written("at");
  const [where, sum] = [words.written("where"), words.written("sum")];
  return {
    from: from.source,
    at: (at && readMoment(at, sheet)) ?? { of: "opened" },
    ...(where && { where }),
    ...(sum && { sum }),
  };
}

/** `share(part, whole)`, or an expression of indicators alone. */
function readDerived(written: Written | undefined, sheet: Sheet): Draft<IndicatorNode>["derived"] {
  if (written === undefined) return undefined;
  const { source, mark } = written;
  const inner = /^share\s*\(([\s\S]*)\)$/.exec(source)?.[1];
  if (inner === undefined) return { part: written, reads: [] };
  const comma = topComma(inner);
  if (comma === undefined) {
    const wanted = "share(part, whole)";
    return sheet.refuse("pack-shape", { word: "value", wanted }, mark);
  }
  const side = (text: string) => ({ source: text.trim(), mark });
  return { part: side(inner.slice(0, comma)), whole: side(inner.slice(comma + 1)), reads: [] };
}

/** The place of the one comma that stands in no brackets. */
function topComma(text: string): number | undefined {
  let depth = 0;
  let found: number | undefined;
  for (const [at, sign] of [...text].entries()) {
    if ("([{".includes(sign)) depth += 1;
    if (")]}".includes(sign)) depth -= 1;
    if (sign !== "," || depth > 0) continue;
    if (found !== undefined) return undefined;
    found = at;
  }
  return found;
}
