import type { Owed } from "../cadence/owed.ts";
import type { Moment } from "../calendar/day.ts";
import type { Clock } from "../deadline/clock.ts";
import type { FieldValues, FiledCells } from "../field/value.ts";
import type { PointGiven } from "../score/point.ts";
import type { SealedAt } from "./state.ts";

/**
 * What happened to a case. Events carry every derived fact (dates, lead, states), so folding them needs neither
 * pack nor calendar; they are read for as long as the city stands.
 */
export interface CaseEventBodies {
  /** The first event. `clocks` are whole clocks as they stand after the event. */
  readonly opened: {
    readonly stream: string;
    readonly pack: string;
    readonly packHash: string;
    readonly type: string;
    readonly number: string | null;
    readonly opened: Moment;
    readonly historic: boolean;
    readonly parent: string | null;
    /** What was owed by a cadence. */
    readonly owed?: Owed;
  } & Acted;
  readonly acted: Acted;
  /** A clock reached a mark that is not the due moment. */
  readonly warned: { readonly clock: string; readonly mark: string };
  readonly breached: { readonly clock: string; readonly due: Moment };
  /** The breach should not count: `why` is `extended-in-time` or `mistaken`. */
  readonly annulled: { readonly clock: string; readonly why: string };
  /** A new calendar moved the dates. */
  readonly recomputed: {
    readonly clocks: Readonly<Record<string, Clock>>;
    readonly calendar: string;
  };
  /** Somebody looked at sealed fields. */
  readonly looked: { readonly fields: readonly string[]; readonly why: string };
  /** The lead unit was dissolved and another one took over. */
  readonly inherited: { readonly from: string; readonly to: string; readonly why: string };
  /** Came to another version of its pack by a declared move (MV-1). */
  readonly migrated: Migrated;
  /** Somebody drew a colleague's attention to the case. */
  readonly mentioned: { readonly person: string; readonly text: string };
  /** A point that this case gave was answered by one of another event. Both are ids of points. */
  readonly countered: { readonly point: string; readonly by: string };
  /** Another case was made by this one or joined it. */
  readonly linked: {
    readonly type: string;
    readonly stream: string;
    readonly how: "made" | "joined";
    readonly clocks?: Readonly<Record<string, Clock>>;
  };
}

export interface Acted {
  readonly action: string;
  readonly from: string | null;
  readonly to: string;
  readonly ended: boolean;
  /** The action named a state, so that state was entered (again, perhaps). */
  readonly entered: boolean;
  /** Fields as set by the form and by `set`; null empties one. */
  readonly fields: FieldValues;
  /** Names of sealed fields whose values stand in the event's sealed body. */
  readonly seals: readonly string[];
  /** Ids of the attachments in sealed fields, by field. */
  readonly sealedFiles?: Readonly<Record<string, readonly string[]>>;
  /** Sealed fields taken over from another case, by reference: the value is never copied. */
  readonly sealsFrom?: Readonly<Record<string, SealedAt>>;
  /** Points that the step gives (SR-1). */
  readonly points?: readonly PointGiven[];
  /** Numbers that were filed and differ from what stood; null takes one back. */
  readonly filed?: FiledCells;
  readonly lead: string | null;
  readonly area: string;
  /** Clocks that changed, whole. */
  readonly clocks: Readonly<Record<string, Clock>>;
  readonly barred: { readonly people: readonly string[]; readonly units: readonly string[] };
  /** Why this lead: the duty row or precedent that chose it. */
  readonly because?: string;
  /** The absent colleague for whom the actor stood in: his own posts would not have allowed the step. */
  readonly for?: string;
}

/** What a move did to a case: everything it changed, whole. */
export interface Migrated {
  /** Hashes of the versions, and the name of the move. */
  readonly from: string;
  readonly to: string;
  readonly move: string;
  readonly state: { readonly from: string; readonly to: string };
  /** Fields under their new names; null empties one. */
  readonly fields: FieldValues;
  /** Old name → new name of fields that hold something; null = let go. */
  readonly renamed: Readonly<Record<string, string | null>>;
  /** When each state was last entered, by the names of the new version. */
  readonly entered: Readonly<Record<string, Moment>>;
  /** Clocks that changed, whole. */
  readonly clocks: Readonly<Record<string, Clock>>;
  readonly barred: { readonly people: readonly string[]; readonly units: readonly string[] };
}

export type CaseEventKind = keyof CaseEventBodies;

export type CaseEvent = {
  [K in CaseEventKind]: {
    readonly kind: K;
    readonly version: 1;
    readonly occurredAt: Moment;
    /** `person:<id>`, `citizen`, `feed:<key>`, `clock`, `self`. */
    readonly actor: string;
    readonly body: CaseEventBodies[K];
    /** Values of sealed fields in clear; encrypted before they leave the process. */
    readonly sealed?: FieldValues;
  };
}[CaseEventKind];
