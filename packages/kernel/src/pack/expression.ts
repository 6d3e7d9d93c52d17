import type { Mark } from "./mark.ts";

/**
 * A compiled CEL expression. `evaluate` is total for a scope of `scopeOf`: where CEL itself fails (an empty value
 * compared by size, limits of different units, a missing row) a `bool` gives false and any other type null, so a
 * `must` that fails refuses and a `when` that fails does not apply. It throws only for bugs.
 *
 * The result is a kernel value, no CEL value: a `FieldValue`, a list of them, or for the type `limit` a `Limit`
 * where a clock asks for one.
 */
export interface Expression {
  readonly source: string;
  /** Checked CEL type, e.g. `bool`, `string`, `list<string>`, `limit`. */
  readonly type: string;
  evaluate(scope: object): unknown;
  /** Where it is written. */
  readonly mark?: Mark;
}
