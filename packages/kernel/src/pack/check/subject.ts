import { Compiled } from "../compile/compiled.ts";
import type { Facts } from "../cel/facts.ts";
import type { Expression } from "../expression.ts";
import type { CaseNode, Pack } from "../node.ts";
import type { Tables } from "../scope/tables.ts";

/** What the proofs look at: a compiled pack, its tables of names, and what its expressions read. */
export interface Subject {
  readonly pack: Pack;
  readonly tables: Tables;
  readonly facts: readonly Facts[];
}

export function casesOf({ pack }: Subject): readonly CaseNode[] {
  return Object.values(pack.cases);
}

/** The dotted names an expression reads; none when it was refused. */
export function readsOf(expression: Expression | undefined): readonly string[] {
  return expression instanceof Compiled ? [...expression.facts.reads] : [];
}
