import type { CelType } from "./type.ts";

/**
 * One name in sight: its type for the check, and how its value is got when an expression reads it. Kept in one entry
 * so that what is checked and what is evaluated cannot differ (EX-2).
 */
export interface Name {
  readonly type: CelType;
  // biome-ignore lint/suspicious/noExplicitAny: each table gives its getters what its own sights stand on
  get(of: any): unknown;
}

export type Table = ReadonlyMap<string, Name>;

/**
 * Something an expression looks at by names. It computes only what is read. It is a `Map` because that is what the
 * CEL library asks by `get`.
 */
export class Sight extends Map<string, unknown> {
  readonly #table: Table;
  readonly #of: unknown;
  /** Two sights with one identity are equal in an expression. */
  readonly identity: string;

  constructor(table: Table, of: unknown, identity: string) {
    super();
    this.#table = table;
    this.#of = of;
    this.identity = identity;
  }

  override get(name: string): unknown {
    return this.#table.get(name)?.get(this.#of);
  }

  /** What it stands on, for functions that take it. */
  get of(): unknown {
    return this.#of;
  }
}

/** A case that an expression reads was not loaded: a bug of the caller, never a matter of the pack. */
export class OutOfSight extends Error {
  constructor(stream: string) {
    super(`case ${stream} is not in sight of this expression`);
    this.name = "OutOfSight";
  }
}
