import {
  type AreaTree,
  type Calendar,
  noticesToCalendar,
  ok,
  type Result,
  withLocalLeave,
} from "@xinlian/kernel";

/** Notices and local leave as kept on the ledger. */
export interface CalendarPapers {
  readonly notices: readonly unknown[];
  readonly leaves: readonly { readonly area: string }[];
}

/** The calendar of each area, and the versions of all of them. */
export interface Calendars {
  of(area: string | null): Calendar;
  readonly versions: ReadonlySet<string>;
}

/** Makes the function that gives each area its calendar: its own leave, or that of the nearest area around it. */
export function calendars(papers: CalendarPapers, areas: () => AreaTree): Result<Calendars> {
  const whole = noticesToCalendar(papers.notices);
  if (!whole.ok) return whole;
  const local = new Map<string, Calendar>();
  for (const leave of papers.leaves) {
    const laid = withLocalLeave(local.get(leave.area) ?? whole.value, leave);
    if (!laid.ok) return laid;
    local.set(leave.area, laid.value);
  }
  const of = (area: string | null): Calendar => {
    if (area === null || local.size === 0) return whole.value;
    for (const { code } of areas().path(area)) {
      const own = local.get(code);
      if (own !== undefined) return own;
    }
    return whole.value;
  };
  const versions = [whole.value, ...local.values()].map((calendar) => calendar.version);
  return ok({ of, versions: new Set(versions) });
}
