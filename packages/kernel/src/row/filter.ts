import type { Expression } from "../pack/expression.ts";

/** Of what kind a word of a row is. `since`: the moment from which a condition holds; `flag`: holds or not. */
export type RowKind = "text" | "number" | "time" | "date" | "flag" | "since";

/**
 * A word of a case that its row keeps in a column: `state`, `topic`, `clock.settle.due`, `past.redo.count`, `size(units)`, `has(answer)`.
 */
export interface RowPath {
  readonly path: string;
  readonly kind: RowKind;
  /** A due moment: at midnight it belongs to the day before, as in expressions. */
  readonly ends?: true;
}

export type RowOrder = "<" | "<=" | ">" | ">=";

/**
 * A condition over the row of a case: closed, so that it can be asked of a database. Whatever does not read the case is an expression that
 * is evaluated once, when the question is put. Negations stand at the leaves (ROW-2).
 */
export type RowFilter =
  | { readonly is: "all" | "any"; readonly of: readonly RowFilter[] }
  /** Reads nothing of the case. */
  | { readonly is: "plain"; readonly holds: Expression }
  | { readonly is: "flag"; readonly at: RowPath; readonly not: boolean }
  | { readonly is: "empty"; readonly at: RowPath; readonly not: boolean }
  | { readonly is: "equal"; readonly at: RowPath; readonly to: Expression; readonly not: boolean }
  | { readonly is: "among"; readonly at: RowPath; readonly of: Expression; readonly not: boolean }
  | { readonly is: "order"; readonly at: RowPath; readonly op: RowOrder; readonly to: Expression }
  /** Two words of the same kind. */
  | {
      readonly is: "pair";
      readonly op: RowOrder | "==" | "!=";
      readonly left: RowPath;
      readonly right: RowPath;
    }
  /** `days(at, base) op than`, or `days(base, at) op than` when `back`; `hours` alike. */
  | {
      readonly is: "span";
      readonly unit: "days" | "hours";
      readonly at: RowPath;
      readonly base: Expression;
      readonly back: boolean;
      readonly op: RowOrder;
      readonly than: Expression;
    }
  /** Reads of the case only its lead unit, through the directory: holds for these of all units. */
  | { readonly is: "lead"; readonly holds: Expression };

/** Every word that a condition reads. */
export function pathsOf(filter: RowFilter): readonly RowPath[] {
  switch (filter.is) {
    case "all":
    case "any":
      return filter.of.flatMap(pathsOf);
    case "plain":
    case "lead":
      return [];
    case "pair":
      return [filter.left, filter.right];
    default:
      return [filter.at];
  }
}
