import type { Fault } from "@xinlian/kernel";

/** One row, ready to be opened as a case. */
export interface ImportRow {
  /** The same for the same mapping and source key on every run: the ledger answers `repeated` the second time. */
  readonly commandId: string;
  /** Name of the mapping, and the row's own key in the system it comes from. */
  readonly source: string;
  readonly key: string;
  readonly pack: string;
  readonly type: string;
  /** An opening action of the case type. */
  readonly action: string;
  /** Field → value as JSON, as a form would send it; to be read by the kernel like any other form. */
  readonly form: Readonly<Record<string, RawValue>>;
  /** When it happened (ms); null = now. */
  readonly openedAt: number | null;
  /** Opened in the past: events carry `openedAt`, no clock starts. */
  readonly historic: boolean;
  /** Who imports: `person:<id>` or `feed:<key>`. */
  readonly actor: string;
}

/** JSON. */
export type RawValue =
  | null
  | string
  | number
  | boolean
  | readonly RawValue[]
  | { readonly [name: string]: RawValue };

/** What became of one row. */
export type RowOutcome =
  | { readonly outcome: "opened"; readonly stream: string }
  /** Entered before with the same content. */
  | { readonly outcome: "repeated" }
  /** Entered before with other content: nothing was changed. */
  | { readonly outcome: "changed" }
  /** A part of the fault whose `place` is a field's name is shown at that field's column. */
  | { readonly outcome: "refused"; readonly fault: Fault };

/** The engine as the importer sees it. Answers stand in the order of the rows. */
export interface ImportTarget {
  /** What would be refused, without writing or taking a number; null where the row would be opened. */
  check(rows: readonly ImportRow[]): Promise<readonly (Fault | null)[]>;
  /** Opens all rows in one append. Rejects only for what is no fault of the rows (the database is gone). */
  open(rows: readonly ImportRow[]): Promise<readonly RowOutcome[]>;
}
