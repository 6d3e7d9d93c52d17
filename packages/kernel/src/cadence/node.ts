import type { Expression } from "../pack/expression.ts";
import type { Mark } from "../pack/mark.ts";
import type { Words } from "../words/index.ts";

/** `cadences` of a register: by what rule its entries owe a case, and what that case is opened with. */
export interface CadenceNode {
  readonly name: string;
  readonly text: Words;
  /** Gives a rhythm; empty and `never` = nothing falls due. */
  readonly every: Expression;
  readonly when?: Expression;
  /** The case type and its opening. */
  readonly type: string;
  readonly action: string;
  /** Field of the case → expression over the entry and the period. */
  readonly with: Readonly<Record<string, Expression>>;
  readonly mark: Mark;
}
