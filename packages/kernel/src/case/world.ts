import type { AreaTree } from "../area/tree.ts";
import type { Paper } from "../bulletin/paper.ts";
import type { Owed } from "../cadence/owed.ts";
import type { Calendar } from "../calendar/calendar.ts";
import type { Moment } from "../calendar/day.ts";
import type { Directory } from "../duty/directory.ts";
import type { Post } from "../duty/duty.ts";
import type { FieldValues } from "../field/value.ts";
import type { CaseNode, Pack } from "../pack/node.ts";
import type { EntryEvent } from "../register/event.ts";
import type { EntryState } from "../register/state.ts";
import type { Words } from "../words/index.ts";
import type { CaseEvent } from "./event.ts";
import type { CaseState } from "./state.ts";

/** Everything outside the case that a decision may read. Nothing in it changes while deciding. */
export interface World {
  readonly now: Moment;
  /** The city's own area code, e.g. `511100`. */
  readonly city: string;
  /** The calendar of an area: the city's, with that area's local leave laid over it. */
  calendar(area: string | null): Calendar;
  readonly areas: AreaTree;
  readonly directory: Directory;
  readonly pack: Pack;
  /** The version on which a case stands that is to be moved to `pack`. */
  readonly older?: Pack;
  /** Settings as the city has them now; a name that is absent keeps the pack's own value. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Cases in sight: the one acted on, its parent, what it links to, cases named in its fields or form. */
  readonly cases: ReadonlyMap<string, CaseState>;
  /**
   * Entries of registers in sight, by stream id: those named in fields and forms of the cases in sight, and those that
   * these name in turn.
   */
  readonly entries?: ReadonlyMap<string, EntryState>;
  /** Entries whose hanging cases are all in sight; absent = those of every entry. */
  readonly linked?: ReadonlySet<string>;
  /** The band that an entry or a unit has by the last closed period of a score; undefined = it was not read. */
  band?(score: string, subject: string): string | undefined;
  /** How papers call the city and its office; the city's area where nothing is said. */
  readonly letterhead?: { readonly city: Words; readonly office: Words };
  /** Registers of which every entry that stands is in `entries`: small ones that a pack reads whole. */
  readonly whole?: ReadonlySet<string>;
  /** A fresh stream id (UUIDv7). */
  stream(): string;
  /** The next number of a case type from the block that was taken beforehand. */
  number(type: CaseNode): string;
}

/** Who acts. `citizen` holds the receipt of the case; `self` and `clock` are the engine's own; `case` is another case, by its `do`. */
export interface Me {
  /** As recorded: `person:<id>`, `citizen`, `feed:<key>`, `clock`, `self`. */
  readonly actor: string;
  readonly kind: "person" | "citizen" | "feed" | "clock" | "self" | "case";
  readonly person: string | null;
  /** The posts in force now, of every pack. Empty for those who are no person. */
  readonly posts: readonly Post[];
}

export type Order =
  | {
      readonly do: "open";
      readonly type: string;
      readonly action: string;
      readonly form: FieldValues;
      readonly opened?: Moment;
      readonly historic?: boolean;
      readonly stream?: string;
      readonly parent?: string;
    }
  | {
      readonly do: "act";
      readonly stream: string;
      readonly action: string;
      readonly form: FieldValues;
    }
  /** Does what an entry owes for the stretch that runs: the case is opened and acted on in one. */
  | {
      readonly do: "meet";
      readonly owed: Owed;
      /** The one stream that this debt can have. */
      readonly stream: string;
      readonly action: string;
      readonly form: FieldValues;
    }
  /** A stretch is over and nobody touched what was owed for it: the case is opened and misses its time. */
  | { readonly do: "lapse"; readonly owed: Owed; readonly stream: string }
  /** A clock's mark has come: fires the warning or the breach and the action the pack hangs on it. */
  | { readonly do: "tick"; readonly stream: string; readonly clock: string; readonly mark: string }
  /** The calendar has a new version: dates are computed anew. */
  | { readonly do: "recompute"; readonly stream: string }
  /** The unit in charge is dissolved: another one takes its place in this case. */
  | { readonly do: "inherit"; readonly stream: string; readonly unit: string; readonly why: string }
  /** Brings the case to the version in sight by one of its moves. */
  | { readonly do: "migrate"; readonly stream: string; readonly move: string }
  /** Draws a colleague's attention to the case. */
  | {
      readonly do: "mention";
      readonly stream: string;
      readonly person: string;
      readonly text: string;
    }
  | {
      readonly do: "look";
      readonly stream: string;
      readonly fields: readonly string[];
      readonly why: string;
    };

/** What one order does to one stream. */
export interface Change {
  readonly stream: string;
  /** seq of the stream's head that this rests on; 0 = the stream is new. */
  readonly expected: number;
  readonly events: readonly CaseEvent[];
  readonly after: CaseState;
}

/** An entry of a register that an order writes. */
export interface EntryChange {
  readonly stream: string;
  /** seq of the stream's head that this rests on; 0 = the entry is new. */
  readonly expected: number;
  readonly events: readonly EntryEvent[];
  readonly after: EntryState;
}

export interface Tell {
  readonly stream: string;
  /** A role in a unit, or the citizen of the case. */
  readonly to:
    | { readonly kind: "citizen" }
    | { readonly kind: "role"; readonly role: string; readonly unit: string | null }
    | { readonly kind: "person"; readonly person: string };
  readonly text: Words;
  /** The colleague who says it; absent = the engine. */
  readonly by?: string;
}

/** A paper that an action drew up: a stream of its own. */
export interface PaperDrawn {
  readonly stream: string;
  readonly paper: Paper;
}

/** The first change is that of the case acted on; the rest were made or moved by it. */
export interface Outcome {
  readonly changes: readonly Change[];
  /** Entries of registers that actions made. */
  readonly entries: readonly EntryChange[];
  readonly tells: readonly Tell[];
  /** Papers of the cases, as drafts. */
  readonly papers: readonly PaperDrawn[];
}
