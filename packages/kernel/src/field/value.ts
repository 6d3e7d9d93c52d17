import type { Moment } from "../calendar/day.ts";

/** A place: an area code and, as far as known, an address or a point (WGS84 degrees). */
export interface Place {
  readonly area: string;
  readonly address?: string;
  readonly lng?: number;
  readonly lat?: number;
}

/** How a person can be reached. Personal data: only ever stored sealed. */
export interface Contact {
  readonly name?: string;
  readonly phone?: string;
  readonly address?: string;
}

/** A stored attachment by the hash of its content. */
export interface FileRef {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** What an item of a checklist wants shown beside its answer. */
export type Proof = "photo" | "number";

/** One item of a checklist as a case keeps it: the question as it was when the case began, and what was answered. */
export interface CheckItem {
  /** The entry it was taken from. */
  readonly item: string;
  readonly ask: string;
  readonly wants: readonly Proof[];
  /** Absent while it is not answered. */
  readonly ok?: boolean;
  readonly number?: number;
  readonly photos?: readonly FileRef[];
  readonly note?: string;
  /** When it was answered. */
  readonly at?: Moment;
}

/**
 * What a field may hold, as JSON. text, choice, unit, person, area, date: string (a date `YYYY-MM-DD`);
 * number, whole: number; yes: boolean; time: Moment in ms; limit: `15wd`;
 * cadence: a rhythm; period: the name of a stretch (`2026-Q4`); checklist: a list of items; case and register relations: the stream id.
 */
export type FieldValue =
  | null
  | string
  | number
  | boolean
  | Place
  | Contact
  | FileRef
  | FiledCells
  | CheckItem
  | readonly FieldValue[];

/** Numbers of a filing by their names (`sales.food@511102`); null takes one back. Stands in a form as `figures`. */
export interface FiledCells {
  readonly [cell: string]: number | null;
}

export type FieldValues = Readonly<Record<string, FieldValue>>;
