import type { Mark } from "../pack/mark.ts";

/** How standing cases of older versions come to this one: maps from their words to its own. What both have under one name needs no line. */
export interface MoveNode {
  readonly name: string;
  /** Versions it starts from: each a version's text, or the beginning of its hash. */
  readonly from: readonly string[];
  readonly cases: Readonly<Record<string, MoveCaseNode>>;
  readonly mark: Mark;
}

/** Old name → new name; null lets go of what the old name held. */
export interface MoveCaseNode {
  /** Cases of this type are not moved. */
  readonly stay: boolean;
  readonly states: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, string | null>>;
  /** By the choice of the new version: old value → new value. */
  readonly choices: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  readonly clocks: Readonly<Record<string, string | null>>;
  readonly mark: Mark;
}

/** Least characters of a hash that name a version. */
export const SHORTEST_HASH = 8;

/** Whether a move starts from a version. */
export function startsFrom(
  { from }: Pick<MoveNode, "from">,
  version: { readonly hash: string; readonly version?: string },
): boolean {
  return from.some(
    (named) =>
      named === version.version ||
      (named.length >= SHORTEST_HASH && version.hash.startsWith(named)),
  );
}
