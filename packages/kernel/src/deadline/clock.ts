import type { Moment } from "../calendar/day.ts";
import type { Limit } from "./limit.ts";

/** Whose calendar counts and which end is `due`: see deadline/RULES.md. */
export type Whose = "citizen" | "lead" | "office";

export interface Pause {
  readonly from: Moment;
  /** Absent while the clock stands still. */
  readonly to?: Moment;
}

/** The dates derived from a clock's rule, start, pauses and calendar. Always kept together. */
export interface Dues {
  /** End by plain counting. */
  readonly raw: Moment;
  /** `raw` moved past rest days (民法典 art. 203). Equal to raw on min, h and wd clocks. */
  readonly shifted: Moment;
  /** The one of the two that binds this clock's owner. */
  readonly due: Moment;
  /** Rests on a year whose notice is not loaded. */
  readonly provisional: boolean;
}

/** One deadline of one case, as stored in the case and folded from its events. JSON only. */
export interface Clock extends Dues {
  readonly name: string;
  readonly whose: Whose;
  readonly limit: Limit;
  readonly start: Moment;
  readonly pauses: readonly Pause[];
  /** Set when the clock stopped; a stopped clock may be started afresh. */
  readonly stopped?: Moment;
  /** Lengths added by extensions, oldest first; same unit as `limit`. */
  readonly extensions: readonly Limit[];
  /** Version of the calendar that gave the dates. */
  readonly calendar: string;
  /** The due date and limit before any extension: what "on time" is measured against. */
  readonly firstDue: Moment;
  readonly firstLimit: Limit;
  /** Set while `firstDue` rests on a year whose notice is not loaded. */
  readonly firstProvisional?: true;
  /**
   * When each mark fired (`80%`, `due`, `due+5wd`). A mark that has since moved to a later moment has not fired for
   * it: ask `hasFired`.
   */
  readonly fired: Readonly<Record<string, Moment>>;
  /** A breach stands on record since this moment; annulled ones are removed here but stay as events. */
  readonly breached?: Moment;
}
