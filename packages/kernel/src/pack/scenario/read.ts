import { addDays, type Day, parseDay } from "../../calendar/day.ts";
import type { Written } from "../draft/draft.ts";
import type { Sheet, Words } from "../draft/sheet.ts";
import { readText } from "../draft/text.ts";
import type { Branch, Tree } from "../source/tree.ts";
import type { Expected, Given, LoadedYear, Scenario, Step } from "./node.ts";
import { readGiven } from "./read-given.ts";
import { SCENARIO_WORDS } from "./words.ts";

/** The longest a step is repeated, in days. */
const MOST_DAYS = 400;

const NONE: Given = { units: [], people: [], leave: {}, settings: {}, entries: [] };

/** A document of `scenarios/*.yaml` → a scenario; undefined when it cannot be played. */
export function readScenario(branch: Branch, sheet: Sheet): Scenario | undefined {
  const words = sheet.words(branch, SCENARIO_WORDS.scenario, "scenario");
  if (words === undefined) return undefined;
  const given = words.get("given");
  const until = words.written("until");
  return {
    text: readText(words.get("scenario"), "scenario", sheet),
    mark: branch.mark,
    given: given === undefined ? NONE : readGiven(given, sheet),
    steps: rows(words.get("when")).flatMap((row) => readStep(row, sheet) ?? []),
    ...(until && { until }),
    // biome-ignore lint/suspicious/noThenProperty: a scenario reads given, when, then; nobody awaits it
    then: readExpected(words.get("then"), sheet),
  };
}

function rows(tree: Tree | undefined): readonly Tree[] {
  if (tree === undefined) return [];
  return tree.kind === "row" ? tree.items : [tree];
}

function readStep(tree: Tree, sheet: Sheet): Step | undefined {
  const words = sheet.words(tree, SCENARIO_WORDS.step, "step");
  const at = words?.written("at");
  if (words === undefined || at === undefined) return undefined;
  const load = readLoad(words.get("load"), sheet);
  const [by, what] =
    load === undefined ? [asked(words, "by", sheet), asked(words, "do", sheet)] : [at, at];
  if (by === undefined || what === undefined) return undefined;
  const as = words.written("as")?.source;
  const of = words.written("of");
  const refused = words.written("refused");
  const given = words.get("with");
  const entries = given === undefined ? undefined : sheet.branch(given, "with")?.entries;
  return {
    mark: tree.mark,
    at: moments(at, words, sheet),
    by,
    do: what,
    ...(as !== undefined && { as }),
    ...(of && { of }),
    ...(load && { load }),
    with: new Map([...(entries ?? [])].map(([name, entry]) => [name, entry.tree])),
    // biome-ignore lint/suspicious/noThenProperty: a scenario reads given, when, then; nobody awaits it
    then: readExpected(words.get("then"), sheet),
    ...(refused && { refused }),
  };
}

/** A word without which a step does nothing. */
function asked(words: Words, word: "by" | "do", sheet: Sheet): Written | undefined {
  if (!words.has(word)) sheet.refuse("pack-word-missing", { word, where: "step" }, words.mark);
  return words.written(word);
}

/** `load: { year: 2027, off: [2027-01-01] }`. */
function readLoad(tree: Tree | undefined, sheet: Sheet): LoadedYear | undefined {
  const words = tree && sheet.words(tree, SCENARIO_WORDS.load, "load");
  const year = words?.written("year");
  if (words === undefined || year === undefined) return undefined;
  const days = (word: string) => words.list(word).map(({ source }) => source);
  return { year: Number(year.source), off: days("off"), makeup: days("makeup") };
}

/** One moment, or one of each day from … until. */
function moments(at: Written, words: Words, sheet: Sheet): readonly string[] {
  if (!words.has("each")) return [at.source];
  words.one("each", ["day"] as const);
  const [from, until] = [day(words, "from", sheet), day(words, "until", sheet)];
  const all: string[] = [];
  if (from === undefined || until === undefined) return all;
  for (let next = from; next <= until && all.length < MOST_DAYS; next = addDays(next, 1)) {
    all.push(`${next} ${at.source}`);
  }
  return all;
}

function day(words: Words, word: string, sheet: Sheet): Day | undefined {
  const written = words.written(word);
  if (written === undefined)
    return sheet.refuse("pack-word-missing", { word, where: "step" }, words.mark);
  const parsed = parseDay(written.source);
  if (parsed.ok) return parsed.value;
  return sheet.refuse("pack-shape", { word, wanted: "YYYY-MM-DD" }, written.mark);
}

function readExpected(tree: Tree | undefined, sheet: Sheet): readonly Expected[] {
  if (tree === undefined) return [];
  const branch = sheet.branch(tree, "then");
  return [...(branch?.entries ?? [])].map(([source, entry]) => ({
    what: { source, mark: entry.mark },
    value: entry.tree,
  }));
}
