import { type IndicatorNode, RUNNINGS } from "../../indicator/node.ts";
import { PERS } from "../../indicator/span.ts";
import type { Tree } from "../source/tree.ts";
import { readMusts } from "./actions.ts";
import type { Draft, Written } from "./draft.ts";
import { readMoment } from "./moments.ts";
import type { Sheet, Words } from "./sheet.ts";
import { readOptionalText, readText } from "./text.ts";

/** A number that is filed or derived has a start to run from. */
const STARTS = RUNNINGS.filter((each) => each !== "always");

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
      const filed = readFiled(words);
      const counted = filed === undefined ? readCounted(words, sheet) : undefined;
      const running = words.one("running", counted === undefined ? STARTS : RUNNINGS);
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
        ...(filed && { filed }),
        ...(derived && { derived }),
        ...(running && { running }),
        flag: readMusts(words.get("flag"), "flag", sheet).map((flag) => ({
          ...flag,
          reads: [],
          asks: [],
        })),
        mark: entry.mark,
      };
      if ((counted === undefined && filed === undefined) === (derived === undefined)) {
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
  const at = words.written("at");
  const [where, sum, mean] = ["where", "sum", "mean"].map((word) => words.written(word));
  if (sum !== undefined && mean !== undefined) {
    sheet.refuse("pack-shape", { word: "mean", wanted: "sum / mean" }, mean.mark);
  }
  return {
    from: from.source,
    at: (at && readMoment(at, sheet)) ?? { of: "opened" },
    ...(where && { where }),
    ...(sum && { sum }),
    ...(mean && { mean }),
  };
}

/** The case type that files it is found when the references are looked at. */
function readFiled(words: Words): Draft<IndicatorNode>["filed"] {
  if (words.written("from")?.source !== "filed") return undefined;
  const where = words.written("where");
  return { from: "", ...(where && { where }) };
}

/** `share(part, whole)`, or an expression of indicators alone. */
function readDerived(written: Written | undefined, sheet: Sheet): Draft<IndicatorNode>["derived"] {
  if (written === undefined) return undefined;
  const { source, mark } = written;
  const inner = /^share\s*\(([\s\S]*)\)$/.exec(source)?.[1];
  if (inner === undefined || !closesAtEnd(inner)) return { part: written, reads: [], asks: [] };
  const comma = topComma(inner);
  if (comma === undefined) {
    const wanted = "share(part, whole)";
    return sheet.refuse("pack-shape", { word: "value", wanted }, mark);
  }
  const side = (text: string) => ({ source: text.trim(), mark });
  return {
    part: side(inner.slice(0, comma)),
    whole: side(inner.slice(comma + 1)),
    reads: [],
    asks: [],
  };
}

/** Whether the bracket that was opened first is the one closed last: `share(a, b) - share(c, d)` is no share. */
function closesAtEnd(inner: string): boolean {
  let depth = 0;
  for (const sign of inner) {
    if ("([{".includes(sign)) depth += 1;
    if (")]}".includes(sign)) depth -= 1;
    if (depth < 0) return false;
  }
  return true;
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
