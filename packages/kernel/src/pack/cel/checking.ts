import type { Deciding } from "./deciding.ts";
import type { Facts } from "./facts.ts";
import type { SightLine } from "./sight-line.ts";
import type { ASTNode } from "./syntax.ts";
import type { CelType } from "./type.ts";

/** The check of one expression, as its parts for operators and calls use it. */
export interface Checking {
  readonly source: string;
  readonly facts: Facts;
  /** Present where an action is decided. */
  readonly deciding: Deciding | undefined;
  /** @throws Refusal */
  check(node: ASTNode, sight: SightLine): CelType;
  /** Checks a part that must have a given type. */
  want(node: ASTNode, wanted: CelType, sight: SightLine): CelType;
  mismatch(wanted: string, got: CelType): never;
  /** A word that is not one of those a closed list may say. */
  strange(word: string, among: readonly string[]): never;
  /** In a total expression, nothing that may be empty is read further. */
  mustBeFilled(node: ASTNode, type: CelType): void;
}
