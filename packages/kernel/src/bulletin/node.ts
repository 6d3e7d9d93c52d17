import type { Expression } from "../pack/expression.ts";
import type { Mark } from "../pack/mark.ts";
import type { Words } from "../words/index.ts";

export const EVERY = ["day", "month", "year"] as const;
export type Every = (typeof EVERY)[number];

/** Beside the page (`html`, always there): the files a bulletin is given as. */
export const FORMS = ["html", "xlsx"] as const;
export type BulletinForm = (typeof FORMS)[number];

/** Open cases that a bulletin lists, with the columns that it shows of each. */
export interface BulletinListNode {
  readonly name: string;
  readonly text: Words;
  readonly from: string;
  readonly where?: Expression;
  /** What rows are ordered by; those without it come last. */
  readonly sort?: { readonly by: Expression; readonly down: boolean };
  /** At most so many rows are listed; all are counted. */
  readonly top: number;
  /** `area` or `lead`: the cases are counted by it as well. */
  readonly split?: "area" | "lead";
  readonly show: readonly string[];
  readonly mark: Mark;
}

/** The text of a template, with the file it stands in. */
export interface TemplateNode {
  readonly file: string;
  readonly source: string;
}

/** A published reading of figures and cases: drafted by the engine at its time, edited and published by people. */
export interface BulletinNode {
  readonly name: string;
  readonly text: Words;
  readonly every: Every;
  /** Time of day at which it is drafted, `HH:MM`. */
  readonly at: string;
  /** Roles that edit and publish. */
  readonly by: readonly string[];
  readonly figures: readonly string[];
  readonly lists: Readonly<Record<string, BulletinListNode>>;
  readonly templates: { readonly zh: TemplateNode; readonly en: TemplateNode };
  readonly as: readonly BulletinForm[];
  readonly mark: Mark;
}
