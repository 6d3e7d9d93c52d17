import { type Fault, type FaultCode, type FaultValues, fault } from "../../fault/index.ts";
import type { Mark } from "../node.ts";
import { type Branch, type Entry, markText, type Tree } from "../source/tree.ts";
import type { Written } from "./draft.ts";
import { near } from "./near.ts";
import { type Place, type Vocabulary, WORDS } from "./words.ts";

/** Where the reading of one pack notes what it finds wrong. Reading goes on, so that all faults are told at once. */
export class Sheet {
  readonly faults: Fault[] = [];

  refuse(code: FaultCode, values: FaultValues, mark: Mark): undefined {
    this.faults.push(fault(code, values, markText(mark)));
    return undefined;
  }

  /** The map under a word whose own words are a closed set; unknown, missing and later ones are told. */
  words(tree: Tree, place: Place | Vocabulary, name: string): Words | undefined {
    const branch = this.branch(tree, name);
    if (branch === undefined) return undefined;
    const { known, later, need }: Vocabulary = typeof place === "string" ? WORDS[place] : place;
    for (const [word, { mark }] of branch.entries) {
      if (known.includes(word)) continue;
      if (later?.includes(word)) this.refuse("pack-word-later", { word, where: name }, mark);
      else this.unknown("pack-word-unknown", { word, where: name }, word, known, mark);
    }
    for (const word of need ?? []) {
      if (!branch.entries.has(word))
        this.refuse("pack-word-missing", { word, where: name }, branch.mark);
    }
    return new Words(this, branch, name);
  }

  /** Notes a name that is not among the allowed ones, with the closest of them. */
  unknown(
    code: FaultCode,
    values: FaultValues,
    name: string,
    allowed: Iterable<string>,
    mark: Mark,
  ): undefined {
    const list = [...allowed];
    const way = near(name, list);
    return this.refuse(
      code,
      { ...values, near: way ?? "–", allowed: list.join(", ") || "–" },
      mark,
    );
  }

  branch(tree: Tree, word: string): Branch | undefined {
    if (tree.kind === "branch") return tree;
    return this.refuse("pack-shape", { word, wanted: "{ … }" }, tree.mark);
  }

  /** Every entry of a map of names; a bad name is told and left out. */
  named(tree: Tree | undefined, word: string): readonly (readonly [string, Entry])[] {
    if (tree === undefined) return [];
    const branch = this.branch(tree, word);
    return [...(branch?.entries ?? [])].filter(([name, { mark }]) => this.name(name, mark));
  }

  name(name: string, mark: Mark): boolean {
    if (/^[a-z][a-z0-9_]{0,39}$/.test(name)) return true;
    this.refuse("pack-name", { name }, mark);
    return false;
  }

  /** The text of a leaf as written. */
  text(tree: Tree, word: string): string | undefined {
    if (tree.kind === "leaf" && tree.value !== null) return tree.source;
    return this.refuse("pack-shape", { word, wanted: "…" }, tree.mark);
  }

  /** A list of names; a single one may stand without brackets. */
  list(tree: Tree | undefined, word: string): readonly Written[] {
    if (tree === undefined) return [];
    const items = tree.kind === "row" ? tree.items : [tree];
    return items.flatMap((item) => {
      const source = this.text(item, word);
      return source === undefined ? [] : [{ source, mark: item.mark }];
    });
  }

  written(tree: Tree | undefined, word: string): Written | undefined {
    if (tree === undefined) return undefined;
    const source = this.text(tree, word)?.trim();
    return source === undefined ? undefined : { source, mark: tree.mark };
  }

  yes(tree: Tree | undefined, word: string): boolean {
    if (tree === undefined) return false;
    if (tree.kind === "leaf" && typeof tree.value === "boolean") return tree.value;
    this.refuse("pack-shape", { word, wanted: "true / false" }, tree.mark);
    return false;
  }

  /** One of a closed set of words. */
  one<Word extends string>(
    tree: Tree | undefined,
    word: string,
    allowed: readonly Word[],
  ): Word | undefined {
    const found = this.written(tree, word);
    if (found === undefined) return undefined;
    if ((allowed as readonly string[]).includes(found.source)) return found.source as Word;
    return this.unknown(
      "pack-value",
      { word, value: found.source },
      found.source,
      allowed,
      found.mark,
    );
  }
}

/** A map whose words are a closed set. */
export class Words {
  readonly mark: Mark;
  readonly name: string;
  readonly #sheet: Sheet;
  readonly #branch: Branch;

  constructor(sheet: Sheet, branch: Branch, name: string) {
    this.mark = branch.mark;
    this.name = name;
    this.#sheet = sheet;
    this.#branch = branch;
  }

  get(word: string): Tree | undefined {
    return this.#branch.entries.get(word)?.tree;
  }

  has(word: string): boolean {
    return this.#branch.entries.has(word);
  }

  list(word: string): readonly Written[] {
    return this.#sheet.list(this.get(word), word);
  }

  written(word: string): Written | undefined {
    return this.#sheet.written(this.get(word), word);
  }

  yes(word: string): boolean {
    return this.#sheet.yes(this.get(word), word);
  }

  one<Word extends string>(word: string, allowed: readonly Word[]): Word | undefined {
    return this.#sheet.one(this.get(word), word, allowed);
  }
}
