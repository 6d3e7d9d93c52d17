import { createHash } from "node:crypto";
import { fault, ok, type Result } from "@xinlian/kernel";
import type { Encoding } from "../rows/survey.ts";
import type { ColumnRule, Mapping, Reading, Rule } from "./mapping.ts";
import { parseColumns, parseRule } from "./parse-rule.ts";
import { type Entries, Sheet } from "./sheet.ts";
import { readYamlTree, type Tree } from "./yaml-tree.ts";

const TOP_WORDS = ["import", "pack", "type", "action", "key", "occurred", "read", "fields"];
const ENCODINGS: readonly string[] = [
  "utf-8",
  "gb18030",
  "utf-16le",
  "utf-16be",
] satisfies Encoding[];
const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/u;

/**
 * Reads a mapping file. Everything that is wrong with it comes at once as `parts`, each with `file:line`. Whether pack, case type
 * and fields exist is looked at by `checkMapping`.
 * @param file its name, for messages
 */
export function parseMapping(text: string, file: string): Result<Mapping> {
  const tree = readYamlTree(text, file);
  if (!tree.ok) return tree;
  const sheet = new Sheet(file);
  const mapping = readTop(tree.value, sheet, createHash("sha256").update(text).digest("hex"));
  if (sheet.faults.length === 0) return ok(mapping);
  const broken = fault("import-map-broken", { count: sheet.faults.length }, file);
  return { ok: false, fault: { ...broken, parts: sheet.faults } };
}

function readTop(tree: Tree, sheet: Sheet, hash: string): Mapping {
  const entries = sheet.entries(tree, "import", TOP_WORDS);
  const name = sheet.needed(entries, "import", 1);
  if (name !== "" && !NAME.test(name)) {
    const allowed = "letters a-z, digits and -";
    sheet.say(
      "import-map-value",
      { word: "import", value: name.slice(0, 40), allowed },
      entries.get("import")?.line ?? 1,
    );
  }
  return {
    file: sheet.file,
    name,
    pack: sheet.needed(entries, "pack", 1),
    type: sheet.needed(entries, "type", 1),
    action: sheet.needed(entries, "action", 1),
    key: sheet.needed(entries, "key", 1),
    occurred: readOccurred(entries.get("occurred"), sheet),
    reading: readReading(entries.get("read"), sheet),
    fields: readFields(entries, sheet),
    hash,
  };
}

function readFields(entries: Entries, sheet: Sheet): ReadonlyMap<string, Rule> {
  const tree = entries.get("fields");
  const fields = new Map<string, Rule>();
  if (tree === undefined) sheet.say("import-map-missing", { word: "fields" }, 1);
  else {
    for (const [field, value] of sheet.entries(tree, "fields", null)) {
      const rule = parseRule(field, value, sheet);
      if (rule !== null) fields.set(field, rule);
    }
  }
  return fields;
}

function readOccurred(tree: Tree | undefined, sheet: Sheet): ColumnRule | null {
  if (tree === undefined) return null;
  if (tree.kind === "value") {
    const rule = parseRule("occurred", tree, sheet);
    return rule?.from === "columns" ? rule : null;
  }
  const entries = sheet.entries(tree, "occurred", ["column", "join", "between", "format"]);
  const source = entries.has("join") ? "join" : "column";
  if (!entries.has(source)) sheet.say("import-map-missing", { word: "column" }, tree.line);
  return parseColumns(entries, source, tree.line, sheet);
}

function readReading(tree: Tree | undefined, sheet: Sheet): Reading {
  if (tree === undefined) return { sheet: null, delimiter: null, encoding: null };
  const entries = sheet.entries(tree, "read", ["sheet", "delimiter", "encoding"]);
  const encoding = sheet.text(entries, "encoding")?.toLowerCase() ?? null;
  const delimiter = sheet.text(entries, "delimiter") ?? null;
  const bad = (word: string, value: string, allowed: string) =>
    sheet.say("import-map-value", { word, value, allowed }, entries.get(word)?.line ?? tree.line);
  if (encoding !== null && !ENCODINGS.includes(encoding))
    bad("encoding", encoding, ENCODINGS.join(", "));
  if (delimiter !== null && (delimiter.length !== 1 || delimiter === '"'))
    bad("delimiter", delimiter, "one character");
  return {
    sheet: sheet.text(entries, "sheet") ?? null,
    delimiter,
    encoding: encoding as Encoding | null,
  };
}
