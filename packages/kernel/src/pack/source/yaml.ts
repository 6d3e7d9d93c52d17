import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseAllDocuments } from "yaml";
import { type Fault, fault } from "../../fault/index.ts";
import type { Mark } from "../node.ts";
import { BOUNDS } from "./bounds.ts";
import { type Branch, type Entry, markText, type Tree } from "./tree.ts";

/**
 * One file's text → its documents as trees. Refused: what is no YAML 1.2, anchors, aliases, tags, merge keys, a key
 * written twice, and anything beyond `BOUNDS` (PK-1, PK-2).
 */
export function readYaml(file: string, text: string, faults: Fault[]): readonly Tree[] {
  if (text.length > BOUNDS.file) {
    faults.push(fault("pack-file-large", { size: text.length, most: BOUNDS.file }, `${file}:1`));
    return [];
  }
  const lines = new LineCounter();
  const documents = parse(file, text, lines, faults);
  const reader = new Reader(file, lines, faults);
  return documents.flatMap((contents) => {
    const tree = reader.tree(contents, 0);
    return tree === undefined ? [] : [tree];
  });
}

/** The parser recurses: a text of nothing but brackets overflows it, which is a fault of the text. */
function parse(file: string, text: string, lines: LineCounter, faults: Fault[]): readonly Node[] {
  try {
    const documents = parseAllDocuments(text, {
      lineCounter: lines,
      uniqueKeys: false,
      strict: true,
      version: "1.2",
      schema: "core",
      merge: false,
      prettyErrors: false,
    });
    const contents: Node[] = [];
    for (const document of documents) {
      for (const error of document.errors.slice(0, BOUNDS.told)) {
        const place = `${file}:${lines.linePos(error.pos[0]).line}`;
        faults.push(fault("pack-yaml", { problem: firstLine(error.message) }, place));
      }
      if (document.errors.length === 0 && document.contents)
        contents.push(document.contents as Node);
    }
    return contents;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    faults.push(fault("pack-deep", { most: BOUNDS.depth }, `${file}:1`));
    return [];
  }
}

class Reader {
  #nodes = 0;
  readonly #file: string;
  readonly #lines: LineCounter;
  readonly #faults: Fault[];

  constructor(file: string, lines: LineCounter, faults: Fault[]) {
    this.#file = file;
    this.#lines = lines;
    this.#faults = faults;
  }

  tree(node: unknown, depth: number): Tree | undefined {
    const mark = this.#mark(node);
    if (++this.#nodes > BOUNDS.nodes) {
      return this.#refuse(
        "pack-nodes",
        { most: BOUNDS.nodes },
        mark,
        this.#nodes === BOUNDS.nodes + 1,
      );
    }
    if (depth > BOUNDS.depth) return this.#refuse("pack-deep", { most: BOUNDS.depth }, mark);
    const { anchor, tag } = node as { anchor?: string; tag?: string };
    if (anchor !== undefined) return this.#refuse("pack-yaml-trick", { what: `&${anchor}` }, mark);
    if (tag !== undefined) return this.#refuse("pack-yaml-trick", { what: tag }, mark);
    if (isScalar(node)) return this.#leaf(node.value, node.source, mark);
    if (isSeq(node)) {
      const items = node.items.flatMap((item) => this.tree(item, depth + 1) ?? []);
      return { kind: "row", items, mark };
    }
    if (isMap(node)) return this.#branch(node.items, mark, depth);
    return this.#refuse("pack-yaml-trick", { what: "*" }, mark);
  }

  #leaf(value: unknown, source: string | undefined, mark: Mark): Tree | undefined {
    const plain = typeof value === "bigint" ? String(value) : value;
    const written = source ?? String(plain ?? "");
    if (written.length > BOUNDS.scalar) {
      return this.#refuse("pack-scalar-large", { size: written.length, most: BOUNDS.scalar }, mark);
    }
    return {
      kind: "leaf",
      value: plain as string | number | boolean | null,
      source: written,
      mark,
    };
  }

  #branch(pairs: readonly Pair[], mark: Mark, depth: number): Branch {
    const entries = new Map<string, Entry>();
    for (const { key, value } of pairs) {
      const at = this.#mark(key);
      if (!isScalar(key)) {
        this.#refuse("pack-yaml-trick", { what: "?" }, at);
        continue;
      }
      const name = key.source ?? String(key.value);
      const first = entries.get(name);
      if (name === "<<" || (key as { anchor?: string }).anchor !== undefined) {
        this.#refuse("pack-yaml-trick", { what: name }, at);
      } else if (name.length > BOUNDS.scalar) {
        this.#refuse("pack-scalar-large", { size: name.length, most: BOUNDS.scalar }, at);
      } else if (first !== undefined) {
        this.#refuse("pack-key-twice", { key: name, first: markText(first.mark) }, at);
      } else {
        const tree = value === null ? this.#leaf(null, "", at) : this.tree(value, depth + 1);
        if (tree !== undefined) entries.set(name, { mark: at, tree });
      }
    }
    return { kind: "branch", entries, mark };
  }

  #mark(node: unknown): Mark {
    const offset = (node as { range?: readonly number[] | null } | null)?.range?.[0] ?? 0;
    return { file: this.#file, line: this.#lines.linePos(offset).line };
  }

  #refuse(
    code: "pack-nodes" | "pack-deep" | "pack-yaml-trick" | "pack-key-twice" | "pack-scalar-large",
    values: Fault["values"],
    mark: Mark,
    say = true,
  ): undefined {
    if (say) this.#faults.push(fault(code, values, markText(mark)));
    return undefined;
  }
}

function firstLine(message: string): string {
  return message.split("\n")[0] ?? message;
}
