/** A compiled CEL expression. `evaluate` is total for a scope built by the kernel: a failure is a bug and throws. */
export interface Expression {
  readonly source: string;
  /** Checked CEL type, e.g. `bool`, `string`, `list<string>`, `limit`. */
  readonly type: string;
  evaluate(scope: object): unknown;
}
