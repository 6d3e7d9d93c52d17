import type { CaseState, Contribution, EntryState, FieldValues, FiledRow } from "@xinlian/kernel";

/** Who answers for a command. The database derives what this principal may touch from its own tables. */
export interface Principal {
  readonly kind: "person" | "citizen" | "feed" | "clock" | "founder";
  /** person id; for a citizen the SHA-256 (hex) of the receipt's secret or `new`; for a feed its key's name; else the kind itself. */
  readonly id: string;
}

export interface NewEvent {
  readonly kind: string;
  readonly version: number;
  /** Milliseconds since the epoch. */
  readonly occurredAt: number;
  readonly actor: string;
  /** Open body: JSON, no personal contact data. */
  readonly body: unknown;
  /** Personal values in clear; the ledger encrypts them before the event is hashed or leaves the process. */
  readonly sealed?: FieldValues;
}

/** Everything that one command appends to one stream, and the row that stands for it afterwards. */
export interface StreamWrite {
  readonly stream: string;
  /** `case`, `unit`, `person`, `pack`, `calendar`, `import`, … */
  readonly type: string;
  /** seq of the head this rests on; 0 = new stream. */
  readonly expected: number;
  readonly events: readonly NewEvent[];
  /** Pack version (hash, hex) for case streams. */
  readonly packHash?: string;
  /** Name of the pack for streams of a pack that are neither cases nor entries. */
  readonly pack?: string;
  /** For case streams: the state after the events; becomes the current row, the clock rows and the search row. */
  readonly after?: CaseState;
  /** Columns of the current row that the pack declares listable, and what is searched. */
  readonly listing?: Listing;
  /** For case streams: every mark its clocks have still to reach; replaces the clock rows of the stream. */
  readonly marks?: readonly Mark[];
  /** For case streams: what the case counts for, by the kernel's `contributionsOf`; replaces what it counted for before. */
  readonly counts?: readonly Contribution[];
  /** For case streams: every number the case files, by the kernel's `filedOf`; replaces what stood. */
  readonly filed?: readonly FiledRow[];
  /** For case streams: entries of registers that the case hangs on. */
  readonly entries?: readonly string[];
  /** For streams of type `entry`: the entry after the events, and how it is listed. */
  readonly entry?: { readonly state: EntryState; readonly listing: EntryListing };
  /** SHA-256 (hex) of the secret of a new case's receipt, or `from:<stream>`: it is followed with the receipts of that case. */
  readonly receipt?: string;
}

/** A moment (ms) at which a clock will fire `mark`: `80%`, `due`, `due+5wd`. */
export interface Mark {
  readonly clock: string;
  readonly mark: string;
  readonly at: number;
}

export interface Listing {
  readonly title: string;
  /** Words cut from the open text, and the text itself for exact phrases; empty for confidential cases. */
  readonly words: readonly string[];
  readonly text: string;
  readonly public: boolean;
  /** Sealed contact data of somebody who asked to be kept out of sight. */
  readonly confidential: boolean;
  /**
   * The clock that the row's light shows: running, soonest due. A light is read from these and the present moment: none = done;
   * `standing` = pause; `due` passed = late; `soon` passed = soon; else ok. Moments in ms.
   */
  readonly clock: {
    readonly name: string;
    readonly due: number;
    readonly soon: number;
    readonly standing: boolean;
  } | null;
  /** Fields that the public may read; kept only while `public`. */
  readonly shown?: FieldValues;
  /** Persons the pack names as actors of this case (an officer): they see it whatever unit leads it. */
  readonly people?: readonly string[];
  /** Units that assist the lead and see the case as it does. */
  readonly units?: readonly string[];
  readonly slots?: Slots;
}

/** What lists and the search know of an entry of a register. */
export interface EntryListing {
  readonly title: string;
  /** The order of lists: key, then title. */
  readonly sort: string;
  /** Words cut from its texts, and the texts themselves for exact phrases. */
  readonly words: readonly string[];
  readonly text: string;
  /** The entry it hangs under, and every entry that its fields name (that one as well). */
  readonly upper: string | null;
  readonly refs: readonly string[];
  /** What an entry that decides who answers answers for. */
  readonly topic: string | null;
}

/** Values of the words that a pack's desks ask for, by slot: up to 8 texts, 4 numbers, 8 times (ms), and bits of what holds. */
export interface Slots {
  readonly text?: readonly (string | null)[];
  readonly number?: readonly (number | null)[];
  readonly time?: readonly (number | null)[];
  readonly flags?: number;
}

export interface Command {
  readonly city: string;
  /** The client's idempotency key (UUID). */
  readonly id: string;
  readonly principal: Principal;
  /** SHA-256 (hex) of the canonical request: another body under the same id is refused. */
  readonly bodyHash: string;
  /** When it is recorded, ms. */
  readonly recordedAt: number;
  readonly writes: readonly StreamWrite[];
  /** Stored with the command and given again when it is repeated. JSON. */
  readonly reply: unknown;
  /** Messages to be sent after the commit. */
  readonly outbox?: readonly unknown[];
}

/** What became of a command; never an exception for what can be expected. */
export type Appended =
  | {
      readonly outcome: "appended";
      readonly reply: unknown;
      readonly heads: Readonly<Record<string, number>>;
    }
  /** The same command id and body were appended before. */
  | { readonly outcome: "repeated"; readonly reply: unknown }
  /** The same id with another body. */
  | { readonly outcome: "mismatch" }
  /** A stream has moved on: read again and decide again. */
  | { readonly outcome: "conflict"; readonly stream: string; readonly actual: number }
  /** The principal may not touch this stream. */
  | { readonly outcome: "forbidden"; readonly stream: string };
