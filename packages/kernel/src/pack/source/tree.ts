import type { Mark } from "../node.ts";

/** One value of a pack's files as written, with the line it stands on. The only thing the later stages read. */
export type Tree = Leaf | Row | Branch;

export interface Leaf {
  readonly kind: "leaf";
  readonly value: string | number | boolean | null;
  /** As written: `0511` stays `0511`, where `value` may be a number. */
  readonly source: string;
  readonly mark: Mark;
}

export interface Row {
  readonly kind: "row";
  readonly items: readonly Tree[];
  readonly mark: Mark;
}

export interface Branch {
  readonly kind: "branch";
  readonly entries: ReadonlyMap<string, Entry>;
  readonly mark: Mark;
}

/** A key with what it holds; `mark` is where the key stands. */
export interface Entry {
  readonly mark: Mark;
  readonly tree: Tree;
}

/** A pack's files, read: top words of all files laid together, and its scenarios. */
export interface Source {
  readonly top: Branch;
  readonly scenarios: readonly Branch[];
  /** Texts of bulletins by path (`bulletins/daily.liquid`). */
  readonly templates: ReadonlyMap<string, string>;
}

export function markText(mark: Mark): string {
  return `${mark.file}:${mark.line}`;
}
