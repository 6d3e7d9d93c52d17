import type { ActorNode } from "../pack/actor-node.ts";
import type { Expression } from "../pack/expression.ts";
import type { Mark } from "../pack/mark.ts";
import type { Words } from "../words/index.ts";

export const EVERY = ["day", "month", "year"] as const;
export type Every = (typeof EVERY)[number];

/** Beside the page (`html`, always there): the sheet that is printed, and the files a bulletin is given as. */
export const FORMS = ["html", "print", "docx", "xlsx"] as const;
export type BulletinForm = (typeof FORMS)[number];

/** Cases that a bulletin lists, with the columns that it shows of each: those that are open, or in a paper of an entry all that hang on it. */
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

/** Figures divided by something: a row for each part that is not empty, a column for each figure. */
export interface BulletinTallyNode {
  readonly name: string;
  readonly text: Words;
  readonly figures: readonly string[];
  /** `area`, `lead`, or a field by which each of the figures is divided. */
  readonly by: string;
  readonly mark: Mark;
}

/** What a paper is drawn up for, when it is no reading of a period: one case, or one entry of a register. */
export interface BulletinOf {
  readonly kind: "case" | "register";
  readonly name: string;
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
  /** Present: a paper of one case, drawn up by an action, or of one entry, drawn up on demand. */
  readonly of?: BulletinOf;
  /** Without meaning where there is an `of`. */
  readonly every: Every;
  /** Time of day at which it is drafted, `HH:MM`; in a paper of an entry the date field whose day its figures are of. */
  readonly at: string;
  /** Days after the period is over before it is drafted: what it reads comes in so much later. */
  readonly after: number;
  /** Who edits and publishes. Roles; in a paper of a case bound to it as in an action. */
  readonly by: readonly ActorNode[];
  /** Published by another person than the one who drew it up or changed it last. */
  readonly second: boolean;
  /** What is published, everybody may read. */
  readonly public: boolean;
  /** Document number with `{year}` and `{number}`; absent = year and issue. */
  readonly number?: Words;
  /** Red head of an official paper: the issuer in red over a red line. */
  readonly head: boolean;
  readonly figures: readonly string[];
  readonly lists: Readonly<Record<string, BulletinListNode>>;
  readonly tallies: Readonly<Record<string, BulletinTallyNode>>;
  readonly templates: { readonly zh: TemplateNode; readonly en: TemplateNode };
  readonly as: readonly BulletinForm[];
  readonly mark: Mark;
}
