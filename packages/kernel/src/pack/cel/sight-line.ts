import type { Table } from "./type.ts";
import { type CelType, certain } from "./type.ts";

/** What a part of an expression sees: the root names, names bound by a list macro, and what is surely not empty. */
export class SightLine {
  readonly #root: Table;
  readonly #bound: ReadonlyMap<string, CelType>;
  readonly #filled: ReadonlySet<string>;

  constructor(root: Table, bound: ReadonlyMap<string, CelType>, filled: ReadonlySet<string>) {
    this.#root = root;
    this.#bound = bound;
    this.#filled = filled;
  }

  find(name: string): CelType | undefined {
    const type = this.#bound.get(name) ?? this.#root.get(name)?.type;
    return type && this.narrow(name, type);
  }

  narrow(path: string | undefined, type: CelType): CelType {
    return path !== undefined && this.#filled.has(path) ? certain(type) : type;
  }

  isBound(name: string): boolean {
    return this.#bound.has(name);
  }

  /** Whether it sees indicators, whose growth, rank and total may be asked. */
  hasFigures(): boolean {
    return [...this.#root.values()].some(({ type }) => type.is === "double" && type.figure);
  }

  names(): readonly string[] {
    return [...this.#bound.keys(), ...this.#root.keys()];
  }

  bind(name: string, type: CelType): SightLine {
    return new SightLine(this.#root, new Map(this.#bound).set(name, type), this.#filled);
  }

  fill(paths: readonly string[]): SightLine {
    if (paths.length === 0) return this;
    return new SightLine(this.#root, this.#bound, new Set([...this.#filled, ...paths]));
  }
}
