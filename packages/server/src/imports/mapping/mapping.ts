import type { Encoding } from "../rows/survey.ts";

/** How a file is to be read where it does not say so itself. */
export interface Reading {
  /** Name of a sheet; null = the first. */
  readonly sheet: string | null;
  readonly delimiter: string | null;
  readonly encoding: Encoding | null;
}

export type Scalar = string | number | boolean;

/** Where the value of a field comes from, and how it is turned into what a form would send. */
export type Rule = { readonly line: number } & (
  | {
      readonly from: "columns";
      /** Several are joined by `between`; empty cells are left out. */
      readonly columns: readonly string[];
      readonly between: string;
      /** Formats of a date or a time, the first that fits; see `moment-format.ts`. */
      readonly formats: readonly string[];
      /** What stands in the cell → what the form is sent. */
      readonly choices: ReadonlyMap<string, Scalar> | null;
      /** When the cell is empty. */
      readonly fallback: Scalar | null;
      /** Cuts the cell into the items of a list. */
      readonly split: string | null;
    }
  | { readonly from: "constant"; readonly value: Scalar }
  /** A value made of parts: a contact or a place. */
  | { readonly from: "parts"; readonly parts: ReadonlyMap<string, Rule> }
);

export type ColumnRule = Extract<Rule, { from: "columns" }>;

/** A mapping file 对照表, parsed: which rows become which cases, and how. */
export interface Mapping {
  /** Name of the file it was read from, for messages. */
  readonly file: string;
  /** Part of every row's command id: two mappings of one name are one source. */
  readonly name: string;
  readonly pack: string;
  readonly type: string;
  readonly action: string;
  /** The column with the row's own key in the system it comes from. */
  readonly key: string;
  /** When it happened; null = now. */
  readonly occurred: ColumnRule | null;
  readonly reading: Reading;
  readonly fields: ReadonlyMap<string, Rule>;
  /** SHA-256 (hex) of the file. */
  readonly hash: string;
}

/** The columns that a rule reads. */
export function columnsOf(rule: Rule): readonly string[] {
  switch (rule.from) {
    case "columns":
      return rule.columns;
    case "constant":
      return [];
    case "parts":
      return [...rule.parts.values()].flatMap(columnsOf);
  }
}
