import type { Words } from "../words/index.ts";
import type { Duty, Precedent, Unit } from "./duty.ts";

/** What topics are called. */
export type TopicWords = Readonly<Record<string, Words>>;

/** What is asked: who answers for this, here. */
export interface Question {
  readonly pack: string;
  /** The topic, then the wider topics it belongs to; empty when it is not known. */
  readonly topics: readonly string[];
  readonly area: string;
  /** What topics are called, for the explanation; a topic without words is named by itself. */
  readonly words?: TopicWords;
}

/** The row that a candidate stands on. */
export type Ground =
  | { readonly kind: "precedent"; readonly row: Precedent }
  | { readonly kind: "duty"; readonly row: Duty };

/** Why a row that matches did not decide. */
export type Lost =
  | "dissolved"
  | "after-precedent"
  | "earlier-ruling"
  | "wider-topic"
  | "wider-area"
  | "lower-level"
  | "later-row";

export interface Candidate {
  readonly ground: Ground;
  readonly unit: Unit;
  /** 0 = the topic itself, then its ancestors; `topics.length` = every topic. */
  readonly topicDepth: number;
  /** 0 = the area itself, then its parents; beyond the city = every area. */
  readonly areaDepth: number;
}
