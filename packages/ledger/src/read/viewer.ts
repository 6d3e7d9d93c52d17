/** In whose eyes a read happens. Row-level security answers; the explicit predicates are for the planner. */
export type Viewer =
  | { readonly kind: "person"; readonly id: string }
  /** SHA-256 (hex) of a receipt's secret. */
  | { readonly kind: "citizen"; readonly receipt: string }
  | { readonly kind: "public" }
  /** The engine's own workers (clocks, projections, packs). */
  | { readonly kind: "engine" };

export interface Sql {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}
