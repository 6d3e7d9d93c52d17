import type { ColumnRule, Rule, Scalar } from "./mapping.ts";
import { FORMAT_WORDS, isFormat } from "./moment-format.ts";
import type { Entries, Sheet } from "./sheet.ts";
import type { Tree } from "./yaml-tree.ts";

const RULE_WORDS = [
  "column",
  "join",
  "between",
  "constant",
  "parts",
  "format",
  "choices",
  "default",
  "split",
];
const SOURCES = ["column", "join", "constant", "parts"] as const;

/** One field's rule: the name of a column alone, or a map of `RULE_WORDS`. */
export function parseRule(field: string, tree: Tree, sheet: Sheet): Rule | null {
  if (tree.kind === "value" && tree.value !== null)
    return { ...PLAIN, line: tree.line, columns: [String(tree.value)] };
  const entries = sheet.entries(tree, field, RULE_WORDS);
  const sources = SOURCES.filter((word) => entries.has(word));
  const [source, second] = sources;
  if (source === undefined || second !== undefined) {
    sheet.say("import-map-source", { field }, tree.line);
    return null;
  }
  switch (source) {
    case "constant": {
      const value = sheet.scalar(entries.get("constant"), "constant");
      return value === null ? null : { from: "constant", line: tree.line, value };
    }
    case "parts":
      return parseParts(field, entries, tree.line, sheet);
    default:
      return parseColumns(entries, source, tree.line, sheet);
  }
}

const PLAIN: Omit<ColumnRule, "line" | "columns"> = {
  from: "columns",
  between: "",
  formats: [],
  choices: null,
  fallback: null,
  split: null,
};

export function parseColumns(
  entries: Entries,
  source: "column" | "join",
  line: number,
  sheet: Sheet,
): ColumnRule | null {
  const columns = sheet.texts(entries, source);
  if (columns.length === 0) return null;
  const formats = sheet.texts(entries, "format");
  for (const format of formats) {
    if (isFormat(format)) continue;
    const at = entries.get("format")?.line ?? line;
    sheet.say(
      "import-map-value",
      { word: "format", value: format, allowed: `made of ${FORMAT_WORDS}` },
      at,
    );
  }
  return {
    from: "columns",
    line,
    columns,
    between: sheet.text(entries, "between") ?? "",
    formats,
    choices: parseChoices(entries.get("choices"), sheet),
    fallback: sheet.scalar(entries.get("default"), "default"),
    split: sheet.text(entries, "split") ?? null,
  };
}

function parseChoices(tree: Tree | undefined, sheet: Sheet): ReadonlyMap<string, Scalar> | null {
  if (tree === undefined) return null;
  const choices = new Map<string, Scalar>();
  for (const [word, value] of sheet.entries(tree, "choices", null)) {
    const scalar = sheet.scalar(value, word);
    if (scalar !== null) choices.set(word, scalar);
  }
  return choices;
}

function parseParts(field: string, entries: Entries, line: number, sheet: Sheet): Rule | null {
  const tree = entries.get("parts");
  if (tree === undefined) return null;
  const parts = new Map<string, Rule>();
  for (const [name, value] of sheet.entries(tree, "parts", null)) {
    const rule = parseRule(`${field}.${name}`, value, sheet);
    if (rule?.from === "parts")
      sheet.say("import-map-parts", { field: `${field}.${name}` }, value.line);
    else if (rule !== null) parts.set(name, rule);
  }
  return { from: "parts", line, parts };
}
