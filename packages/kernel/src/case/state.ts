import type { Owed } from "../cadence/owed.ts";
import type { Moment } from "../calendar/day.ts";
import type { Clock } from "../deadline/clock.ts";
import type { FieldValues } from "../field/value.ts";
import type { FiledNumbers } from "./filed-number.ts";

/** How often an action was done and when last. */
export interface Past {
  readonly count: number;
  readonly last: Moment;
  /** When it was done each time is in the events; the first is kept for figures. */
  readonly first: Moment;
}

/** The event whose sealed body holds a value: its stream (another case's, when one case made the other) and seq. */
export interface SealedAt {
  readonly stream: string;
  readonly seq: number;
  /** Ids of the attachments in it: they tell nothing, and say through which field a file is read. */
  readonly files?: readonly string[];
}

/**
 * A case as folded from its events: JSON only, stored beside the ledger as the current row. `stream` is a UUIDv7.
 * Sealed fields are never here; `sealed` says which exist and the event that holds each.
 */
export interface CaseState {
  readonly stream: string;
  /** seq of the last event folded; the ETag. */
  readonly seq: number;
  readonly pack: string;
  readonly packHash: string;
  readonly type: string;
  readonly number: string | null;
  readonly state: string;
  readonly ended: boolean;
  /** Came in by a historic import: its clocks never run. */
  readonly historic: boolean;
  readonly opened: Moment;
  readonly endedAt: Moment | null;
  /** Area code that scopes the case; the city's own code when no place is known. */
  readonly area: string;
  readonly lead: string | null;
  readonly parent: string | null;
  /** What an entry of a register owed and this case meets or misses; absent on cases of no cadence. */
  readonly owed?: Owed;
  readonly fields: FieldValues;
  readonly sealed: Readonly<Record<string, SealedAt>>;
  /** Numbers that the case files, with every value each had. */
  readonly filed?: FiledNumbers;
  /** When each state was last entered. */
  readonly entered: Readonly<Record<string, Moment>>;
  readonly past: Readonly<Record<string, Past>>;
  readonly clocks: Readonly<Record<string, Clock>>;
  /** Streams of cases that this one made or that joined it, by type. */
  readonly links: Readonly<Record<string, readonly string[]>>;
  /** Person ids and unit ids that may neither see nor act (the pack's `bar`). */
  readonly barred: { readonly people: readonly string[]; readonly units: readonly string[] };
}
