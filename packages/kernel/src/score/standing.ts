import type { Calendar } from "../calendar/calendar.ts";
import type { Day, Moment } from "../calendar/day.ts";
import { startOfDay } from "../calendar/moment.ts";
import type { EntryState } from "../register/state.ts";
import type { Standing } from "./fold.ts";
import type { SubjectsNode } from "./node.ts";

/** Since when an entry stands, by the field that says so or else since it was entered, and when it ended (SR-7). */
export function entryStanding(of: SubjectsNode, entry: EntryState, calendar: Calendar): Standing {
  const said = of.kind === "unit" || of.since === undefined ? undefined : entry.fields[of.since];
  const since = typeof said === "string" ? startOfDay(said as Day, calendar) : said;
  return {
    since: (typeof since === "number" ? since : entry.entered) as Moment,
    until: entry.ended ? entry.changed : null,
  };
}

/** A unit stands since its first point. */
export function unitStanding(first: Moment): Standing {
  return { since: first, until: null };
}
