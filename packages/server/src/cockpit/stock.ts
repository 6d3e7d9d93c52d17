import type { OpensCases } from "@xinlian/wire";
import { named, type Times } from "./days.ts";
import type { Sum, What } from "./sums.ts";

/** What is counted of the whole, a county or a pack. */
export interface Stock {
  readonly open: OpensCases;
  readonly late: OpensCases;
  readonly today: OpensCases;
  readonly came: OpensCases;
  readonly ended: OpensCases;
  readonly breached: OpensCases;
  readonly onTime: number | null;
}

/** Words of a query of `/api/cases`. */
export type Words = Readonly<Record<string, string>>;

export function opening(n: number, words: Words): OpensCases {
  return { n, opens: new URLSearchParams(words).toString() };
}

/** Adds up what is said of one county, one pack or, by all of one kind, the whole. */
export function totals(sums: Iterable<Sum>): (...kinds: readonly What[]) => number {
  const all = new Map<What, number>();
  for (const { what, n } of sums) all.set(what, (all.get(what) ?? 0) + n);
  return (...kinds) => kinds.reduce((sum, kind) => sum + (all.get(kind) ?? 0), 0);
}

/** @param scope words that narrow every list of it to the same county or pack */
export function stockOf(sums: Iterable<Sum>, scope: Words, times: Times): Stock {
  const of = totals(sums);
  const [first, today] = [named(times.since), named(times.today)];
  const [ended, breached] = [of("ended"), of("breached")];
  const inPeriod = { endedFrom: first, endedTo: today, ...scope };
  return {
    open: opening(of("aged"), { state: "open", ...scope }),
    late: opening(of("late", "late_today", "over"), { light: "late", ...scope }),
    today: opening(of("late_today", "today"), { dueFrom: today, dueTo: today, ...scope }),
    came: opening(of("opened"), { from: first, to: today, ...scope }),
    ended: opening(ended, inPeriod),
    breached: opening(breached, { ...inPeriod, breached: "yes" }),
    onTime: ended === 0 ? null : (ended - breached) / ended,
  };
}
