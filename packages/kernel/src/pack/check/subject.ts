import type { Facts } from "../cel/facts.ts";
import { Compiled } from "../compile/compiled.ts";
import type { Expression } from "../expression.ts";
import type { CaseNode, Pack } from "../node.ts";
import type { Tables } from "../scope/tables.ts";

/** What the proofs look at: a compiled pack, its tables of names, and what its expressions read. */
export interface Subject {
  readonly pack: Pack;
  readonly tables: Tables;
  readonly facts: readonly Facts[];
  /** The other packs of the city, and what ran before. */
  readonly beside: readonly Pack[];
}

export function casesOf({ pack }: Subject): readonly CaseNode[] {
  return Object.values(pack.cases);
}

/** The dotted names an expression reads; of a refused one, all that look like names. */
export function readsOf(expression: Expression | undefined): readonly string[] {
  if (expression instanceof Compiled) return [...expression.facts.reads];
  return expression?.source.match(/[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)*/g) ?? [];
}
