import type { Table } from "./type.ts";

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

/** Bands or links of an entry that were not read for this look: what asks for them is judged when the action is taken. */
export class Unread extends Error {
  constructor(what: string) {
    super(`${what} was not read for this expression`);
    this.name = "Unread";
  }
}

export function isUnread(error: unknown): boolean {
  return error instanceof Unread || (error instanceof Error && error.cause instanceof Unread);
}

/** Whether an expression failed because a case that it reads was not loaded; the evaluator may have wrapped what was thrown. */
export function isOutOfSight(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return error instanceof OutOfSight || cause instanceof OutOfSight;
}
