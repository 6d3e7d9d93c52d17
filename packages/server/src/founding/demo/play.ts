import type { FieldValue } from "@xinlian/kernel";

/** A step of a course, as `docs/demo.md` describes it. Exactly one of `do`, `part`, `one`, `beside` is there. */
export interface StepYaml {
  readonly after?: string;
  readonly at?: string;
  readonly do?: string;
  readonly as?: string;
  readonly in?: string;
  /** Key of the entry that owes what is done: `do: register.cadence.action`. */
  readonly of?: string;
  readonly by?: string | readonly string[];
  readonly with?: Readonly<Record<string, FieldValue>>;
  readonly maybe?: boolean;
  readonly all?: boolean;
  readonly part?: string;
  readonly one?: Readonly<Record<string, number>>;
  readonly beside?: readonly StepYaml[];
}

/** Which matters something is for: word of the matter → values. */
export type Fits = Readonly<Record<string, readonly FieldValue[]>>;

export interface PartYaml {
  readonly for?: Fits;
  readonly steps: readonly StepYaml[];
}

export interface CourseYaml extends PartYaml {
  readonly weight: number;
  /** Ways by which such a matter comes in; every one when left out. */
  readonly way?: readonly string[];
  readonly topics?: readonly string[];
  /** Only for what came in within so many days. */
  readonly fresh?: number;
  /** A list of `words.yaml`, or a register; the matters of `matters.yaml` when left out. */
  readonly pool?: string;
  /** Which of a matter's answers `{answer}` is. */
  readonly answer?: string;
  readonly twins?: {
    readonly count: string;
    readonly within: string;
    readonly course: string;
    readonly ways: Readonly<Record<string, number>>;
  };
}

export interface WayYaml {
  readonly weight: number;
  readonly channel?: string;
  readonly matters: Readonly<Record<string, number>>;
  readonly first?: readonly StepYaml[];
  readonly each?: readonly StepYaml[];
  readonly last?: readonly StepYaml[];
}

export interface StormYaml {
  readonly days: number;
  readonly from: string;
  readonly hours: readonly number[];
  readonly cases: number;
  readonly counties: Readonly<Record<string, number>>;
  readonly ways: Readonly<Record<string, number>>;
  readonly topics: Readonly<Record<string, number>>;
  readonly kind: string;
  readonly urgent: number;
  readonly what: Readonly<Record<string, readonly string[]>>;
  readonly courses: Readonly<Record<string, CourseYaml>>;
}

/** A matter that is written out, not drawn. */
export interface ListedYaml {
  /** So many days ago; left out where `months` is said. */
  readonly days?: number;
  /** What is for the month so many months ago (`{period}`) begins on this `day` of the month after it, the 1st if nothing is said. */
  readonly months?: number;
  readonly day?: number;
  readonly at: string;
  readonly area?: string;
  readonly address?: string;
  readonly course: string;
  readonly topic: string;
  readonly [word: string]: FieldValue | undefined;
}

export interface MatterYaml {
  readonly weight: number;
  readonly kinds: Readonly<Record<string, number>>;
  readonly at: readonly string[];
  readonly what: readonly string[];
  readonly [answers: string]: unknown;
}

/** Matters taken from a register: which field is which word, and of what kind they are. */
export interface PoolYaml {
  readonly kind: string;
  readonly what: string;
  readonly answer: string;
  readonly topic: string;
  /** The word by which a form names the entry itself. */
  readonly as: string;
}

/** One play of a demo: `demo/*.play.yaml`. */
export interface PlayYaml {
  readonly pack: string;
  readonly seed: number;
  readonly cases?: number;
  /** Papers drawn up of what has come in: bulletin → the role that publishes it, and of which entries, by their keys. */
  readonly publish?: Readonly<
    Record<string, { readonly by: string; readonly entries?: readonly string[] }>
  >;
  /** `register.cadence` → for how many days back what nobody did is on record as missed. */
  readonly settled?: Readonly<Record<string, number>>;
  readonly days?: number;
  readonly callers?: number;
  readonly phones: string;
  readonly spans?: Readonly<Record<string, number>>;
  readonly hours?: readonly number[];
  readonly weekdays?: readonly number[];
  readonly counties?: Readonly<Record<string, number>>;
  readonly nowhere?: number;
  readonly draws?: Readonly<
    Record<string, Readonly<Record<string, number | Readonly<Record<string, number>>>>>
  >;
  readonly pools?: Readonly<Record<string, PoolYaml>>;
  readonly flags?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly ways: Readonly<Record<string, WayYaml>>;
  readonly parts?: Readonly<Record<string, PartYaml>>;
  readonly courses: Readonly<Record<string, CourseYaml>>;
  readonly storms?: readonly StormYaml[];
  readonly list?: readonly ListedYaml[];
}

/** `words.yaml`: lists of words, and lists of matters of their own. */
export type WordsYaml = Readonly<
  Record<string, readonly (string | number | Readonly<Record<string, FieldValue>>)[]>
>;

export interface Play extends PlayYaml {
  readonly file: string;
  readonly words: WordsYaml;
  readonly topics: Readonly<Record<string, MatterYaml>>;
}
