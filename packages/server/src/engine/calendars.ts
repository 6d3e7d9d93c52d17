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

/** Makes the function that gives each area its calendar: its own leave, or that of the nearest area around it. */
export function calendars(
  papers: CalendarPapers,
  areas: () => AreaTree,
): Result<(area: string | null) => Calendar> {
  const whole = noticesToCalendar(papers.notices);
  if (!whole.ok) return whole;
  const local = new Map<string, Calendar>();
  for (const leave of papers.leaves) {
    const laid = withLocalLeave(local.get(leave.area) ?? whole.value, leave);
    if (!laid.ok) return laid;
    local.set(leave.area, laid.value);
  }
  return ok((area) => {
    if (area === null || local.size === 0) return whole.value;
    for (const { code } of areas().path(area)) {
      const own = local.get(code);
      if (own !== undefined) return own;
    }
    return whole.value;
  });
}
