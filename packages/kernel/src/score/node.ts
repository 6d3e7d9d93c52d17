import type { Expression } from "../pack/expression.ts";
import type { Mark } from "../pack/mark.ts";
import type { Words } from "../words/index.ts";

/** The periods by which a score is closed, shortest first. */
export const SCORE_PERS = ["month", "quarter", "half", "year"] as const;
export type ScorePer = (typeof SCORE_PERS)[number];

/** Who gets the points: the entries of a register, or units. Never persons (SR-9). */
export type SubjectsNode =
  | {
      readonly kind: "register";
      readonly register: string;
      /** A field of date or time that says since when an entry stands; absent = since it was entered. */
      readonly since?: string;
    }
  | { readonly kind: "unit" };

/** The moment at which a point is given: an action is done, or a state is entered. */
export interface PointMoment {
  readonly type: string;
  /** An action or a state of that case type. */
  readonly moment: string;
}

/** One rule by which points are given. */
export interface PointNode {
  readonly name: string;
  readonly text: Words;
  /** `start` = at the beginning of each period, to everyone who stands in it. */
  readonly at: "start" | PointMoment;
  /** Who gets it: one, or a list. Absent at `start` and where the point answers another. */
  readonly to?: Expression;
  /** How many; what gives 0 or nothing gives no point. Absent where the point answers another. */
  readonly give?: Expression;
  readonly when?: Expression;
  /** The most that this rule counts for in one period, above 0; taking away is bounded as giving is. */
  readonly cap?: Expression;
  /** A field that names a point: this one answers it by its opposite, for its period and under its rule (SR-6). */
  readonly against?: string;
  readonly mark: Mark;
}

/** One end of a band. `closed` = the line itself belongs to the band. */
export interface LineNode {
  /** A number, or the name of a setting. */
  readonly at: number | { readonly setting: string };
  readonly closed: boolean;
}

export interface BandNode {
  readonly name: string;
  readonly text: Words;
  /** Absent = without end on that side. */
  readonly low?: LineNode;
  readonly high?: LineNode;
  readonly mark: Mark;
}

/** Points of units or entries by stated rules, added up for each period. */
export interface ScoreNode {
  readonly name: string;
  readonly text: Words;
  readonly of: SubjectsNode;
  readonly per: ScorePer;
  readonly points: Readonly<Record<string, PointNode>>;
  /** From the lowest up. */
  readonly bands: readonly BandNode[];
  /** The band of whoever did not stand for the whole of a closed period. */
  readonly fresh: string;
  /** Only then may lists be put in the order of points. */
  readonly ranked: boolean;
  /** Some decision of the pack asks for its bands. */
  readonly asked: boolean;
  /** Its rules are read with high confidence; else its numbers are settings. */
  readonly sure: boolean;
  readonly mark: Mark;
}
