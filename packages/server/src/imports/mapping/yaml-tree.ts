import { type Fault, fault, ok, type Result } from "@xinlian/kernel";
import { isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from "yaml";

/** Characters of a mapping file, levels and nodes in it: a hand-written one has a hundredth. */
const MOST_CHARACTERS = 64 * 1024;
const DEEPEST = 8;
const MOST_NODES = 5_000;

/** A YAML value with the line it stands in. Anchors, tags and merge keys are refused. */
export type Tree = { readonly line: number } & (
  | { readonly kind: "value"; readonly value: string | number | boolean | null }
  | { readonly kind: "list"; readonly items: readonly Tree[] }
  | { readonly kind: "map"; readonly entries: ReadonlyMap<string, Tree> }
);

/** The text of a mapping file → its tree, or the first thing that keeps it from being one. */
export function readYamlTree(text: string, file: string): Result<Tree> {
  if (text.length > MOST_CHARACTERS) {
    return no(fault("import-map-large", { size: text.length, most: MOST_CHARACTERS }, `${file}:1`));
  }
  const lines = new LineCounter();
  const sick = (why: string, at: number) =>
    fault(
      "import-map-yaml",
      { why: why.startsWith("Maximum call stack") ? "too deep" : (why.split("\n")[0] ?? "") },
      `${file}:${lines.linePos(at).line}`,
    );
  try {
    const options = {
      lineCounter: lines,
      strict: true,
      version: "1.2",
      merge: false,
      prettyErrors: false,
    } as const;
    const documents = parseAllDocuments(text, options);
    for (const document of documents) {
      const [error] = document.errors;
      if (error !== undefined) return no(sick(error.message, error.pos[0]));
    }
    const [document, second] = documents;
    if (document === undefined || second !== undefined)
      return no(sick("one document is expected", 0));
    const builder = new Builder(lines);
    const tree = builder.build(document.contents as Node | null, 0);
    return tree === null ? no(sick(builder.wrong, builder.at)) : ok(tree);
  } catch (error) {
    // A text of nothing but brackets overflows the parser's stack.
    if (error instanceof RangeError) return no(sick("too deep", 0));
    throw error;
  }
}

function no(inner: Fault): Result<never> {
  return { ok: false, fault: inner };
}

class Builder {
  #nodes = 0;
  readonly #lines: LineCounter;
  wrong = "empty";
  at = 0;

  constructor(lines: LineCounter) {
    this.#lines = lines;
  }

  build(node: Node | null, depth: number): Tree | null {
    this.#nodes += 1;
    this.at = node?.range?.[0] ?? this.at;
    if (node === null) return null;
    if (depth > DEEPEST || this.#nodes > MOST_NODES)
      return this.#refuse("too deep or too many values");
    if (("anchor" in node && node.anchor) || node.tag)
      return this.#refuse("anchors and tags are not allowed");
    const { line } = this.#lines.linePos(this.at);
    if (isScalar(node)) return this.#value(node.value, line);
    if (isSeq(node)) {
      const items = node.items.map((item) => this.build(item as Node, depth + 1));
      return items.every((item) => item !== null) ? { kind: "list", line, items } : null;
    }
    if (!isMap(node)) return this.#refuse("aliases are not allowed");
    const entries = new Map<string, Tree>();
    for (const pair of node.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : null;
      if (key === null) return this.#refuse("a key must be a text");
      const value = this.build(pair.value as Node | null, depth + 1);
      if (value === null) return this.wrong === "empty" ? this.#refuse(`${key} is empty`) : null;
      entries.set(key, value);
    }
    return { kind: "map", line, entries };
  }

  #value(value: unknown, line: number): Tree | null {
    if (value === null || ["string", "number", "boolean"].includes(typeof value)) {
      return { kind: "value", line, value: value as string | number | boolean | null };
    }
    return this.#refuse("not a text, a number, true or false");
  }

  #refuse(why: string): null {
    this.wrong = why;
    return null;
  }
}
