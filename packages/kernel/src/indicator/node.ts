import type { Expression } from "../pack/expression.ts";
import type { Mark } from "../pack/mark.ts";
import type { Words } from "../words/index.ts";
import type { Per } from "./span.ts";

/** Since when a cumulative number adds up. */
export const RUNNINGS = ["month", "quarter", "year", "always"] as const;
export type Running = (typeof RUNNINGS)[number];

/** The moment of a case by which it counts, as a path: `opened`, `ended`, `clock.settle.first_due`, `past.sign.first`, a state, an action, a time field. */
export type MomentNode =
  | { readonly of: "opened" }
  | { readonly of: "ended" }
  /** The last moment of the period for which a case was owed. */
  | { readonly of: "period" }
  | { readonly of: "clock"; readonly clock: string; readonly which: ClockMoment }
  | { readonly of: "past"; readonly action: string; readonly which: "first" | "last" }
  /** When the state was last entered. */
  | { readonly of: "state"; readonly state: string }
  | { readonly of: "field"; readonly field: string };

export const CLOCK_MOMENTS = ["due", "raw", "shifted", "first_due", "stopped_at"] as const;
export type ClockMoment = (typeof CLOCK_MOMENTS)[number];

/** Cases of one type, each counting once, at one moment. */
export interface CountedNode {
  readonly from: string;
  readonly at: MomentNode;
  readonly where?: Expression;
  /** What a case counts for; 1 when absent. */
  readonly sum?: Expression;
  /** Instead of adding up: the mean of it over the cases that have it. */
  readonly mean?: Expression;
}

/** Numbers that cases of one type file, each for its place and period. */
export interface FiledNode {
  /** The one case type whose actions file it; "" while the pack is being read. */
  readonly from: string;
  /** Only numbers of cases for which this holds count; the rest stand on record. */
  readonly where?: Expression;
}

/** What an expression asks of another indicator beside its number at the same place and period. */
export interface Ask {
  readonly ask: "growth" | "rank" | "top" | "total" | "above" | "over" | "elapsed";
  /** The indicator; absent for `elapsed`. */
  readonly of?: string;
  /** `year` or `previous`, what it is divided by, or the longer period. */
  readonly by?: string;
  /** How many `top` adds up. */
  readonly most?: number;
}

/** What an expression over indicators reads. */
export interface ReadsNode {
  /** Indicators at the same place and period, in order of mention. */
  readonly reads: readonly string[];
  readonly asks: readonly Ask[];
}

/** What should hold of a number; where it does not, the number is accepted, marked and listed. */
export interface FlagNode extends ReadsNode {
  readonly holds: Expression;
  readonly otherwise: Words;
  readonly mark: Mark;
}

/** A number made of other indicators at the same place and period. */
export interface DerivedNode extends ReadsNode {
  readonly part: Expression;
  /** Present for a `share`: what it is a share of; n is its value, and with 0 there is no answer. */
  readonly whole?: Expression;
}

/** One question of a cockpit and the figures that answer it. */
export interface PanelNode {
  readonly name: string;
  /** The question. */
  readonly text: Words;
  readonly figures: readonly string[];
  /** Instead of figures: one of the desk's counts, shown by area, with the case that is due first. */
  readonly count?: string;
  readonly per: Per;
  /** What they are divided by; absent = one number each. */
  readonly by?: string;
  /** The period before is shown beside it. */
  readonly against: boolean;
  /** Parts that are shown for themselves; the rest is added up. Areas are all shown. */
  readonly top: number;
  readonly mark: Mark;
}

/** A number by area and period. Exactly one of `counted`, `filed` and `derived` is there. */
export interface IndicatorNode {
  readonly name: string;
  readonly text: Words;
  readonly unit?: Words;
  /** The definition, printed wherever the number is. */
  readonly means?: Words;
  /** Decimals shown. */
  readonly round: number;
  /** `area`, `lead`, or fields of the case. */
  readonly across: readonly string[];
  readonly per: readonly Per[];
  readonly counted?: CountedNode;
  readonly filed?: FiledNode;
  readonly derived?: DerivedNode;
  /** Cumulative since the start of this. A filed number is then filed so; others are added up. */
  readonly running?: Running;
  readonly flag: readonly FlagNode[];
  readonly mark: Mark;
}
