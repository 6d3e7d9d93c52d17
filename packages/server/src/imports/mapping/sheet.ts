import { type Fault, type FaultCode, type FaultValues, fault } from "@xinlian/kernel";
import type { Scalar } from "./mapping.ts";
import type { Tree } from "./yaml-tree.ts";

export type Entries = ReadonlyMap<string, Tree>;

/** Collects what is wrong with a mapping file, each with its line, so that all of it is told at once. */
export class Sheet {
  readonly file: string;
  readonly faults: Fault[] = [];

  constructor(file: string) {
    this.file = file;
  }

  say(code: FaultCode, values: FaultValues, line: number): void {
    this.faults.push(fault(code, values, `${this.file}:${line}`));
  }

  /** The entries of a map; words other than `allowed` are told. */
  entries(tree: Tree, word: string, allowed: readonly string[] | null): Entries {
    if (tree.kind !== "map") {
      this.say("import-map-value", { word, value: shown(tree), allowed: "name: value" }, tree.line);
      return new Map();
    }
    for (const [name, value] of tree.entries) {
      if (allowed === null || allowed.includes(name)) continue;
      this.say("import-map-word", { word: name, allowed: allowed.join(", ") }, value.line);
    }
    return tree.entries;
  }

  /** A text that is not empty; undefined when it is missing or something else. */
  text(entries: Entries, word: string): string | undefined {
    const tree = entries.get(word);
    if (tree === undefined) return undefined;
    if (tree.kind === "value" && tree.value !== null && String(tree.value) !== "")
      return String(tree.value);
    this.say("import-map-value", { word, value: shown(tree), allowed: "a text" }, tree.line);
    return undefined;
  }

  /** As `text`; a missing one is told. */
  needed(entries: Entries, word: string, line: number): string {
    if (!entries.has(word)) this.say("import-map-missing", { word }, line);
    return this.text(entries, word) ?? "";
  }

  /** One text or a list of them. */
  texts(entries: Entries, word: string): readonly string[] {
    const tree = entries.get(word);
    if (tree?.kind !== "list") {
      const one = this.text(entries, word);
      return one === undefined ? [] : [one];
    }
    return tree.items.flatMap((item) => {
      if (item.kind === "value" && item.value !== null) return [String(item.value)];
      this.say(
        "import-map-value",
        { word, value: shown(item), allowed: "a list of texts" },
        item.line,
      );
      return [];
    });
  }

  scalar(tree: Tree | undefined, word: string): Scalar | null {
    if (tree === undefined) return null;
    if (tree.kind === "value" && tree.value !== null) return tree.value;
    this.say(
      "import-map-value",
      { word, value: shown(tree), allowed: "a text, a number, true or false" },
      tree.line,
    );
    return null;
  }
}

function shown(tree: Tree): string {
  return tree.kind === "value" ? String(tree.value ?? "").slice(0, 40) : tree.kind;
}
