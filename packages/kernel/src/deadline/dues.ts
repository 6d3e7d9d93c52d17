import type { Calendar } from "../calendar/calendar.ts";
import type { Clock, Dues, Pause, Whose } from "./clock.ts";
import { countFrom, type End } from "./count.ts";
import { addLimits, isFixed, type Limit } from "./limit.ts";

/** What the dates of a clock follow from. */
export type Rule = Pick<Clock, "whose" | "limit" | "start" | "pauses" | "extensions">;

/**
 * The calendar that counts for a clock: the citizen and the office live by the city's, a lead unit by its own
 * area's, with that area's local leave.
 */
export function calendarOf(whose: Whose, city: Calendar, lead: Calendar): Calendar {
  return whose === "lead" ? lead : city;
}

/** The limit with every extension added to it; extensions were checked when they were granted. */
export function totalLimit(rule: Pick<Rule, "limit" | "extensions">): Limit {
  return rule.extensions.reduce((sum, more) => {
    const added = addLimits(sum, more);
    if (!added.ok) throw new Error("totalLimit: an extension was recorded that cannot be added");
    return added.value;
  }, rule.limit);
}

/** Counts a clock out under any limit of its own: the whole, the first, or a share of it. */
export function endUnder(rule: Rule, limit: Limit, calendar: Calendar): End {
  if (!isFixed(limit)) return countFrom(rule.start, limit, rule.pauses, calendar);
  const idle: readonly Pause[] = rule.pauses.filter((pause) => pause.from >= limit.until);
  return { raw: limit.until, shifted: limit.until, provisional: false, idle };
}

/** All dates of a clock, anew from its rule. */
export function duesOf(rule: Rule, calendar: Calendar): Dues {
  return duesAt(rule, endUnder(rule, totalLimit(rule), calendar));
}

/**
 * Which of the two dates binds: an office keeps to the plain end, anybody else has the rest days too. On min, h and
 * wd clocks the two are the same.
 */
export function duesAt({ whose, limit }: Pick<Rule, "whose" | "limit">, end: End): Dues {
  const { raw, shifted } = end;
  const plain = whose === "office" && (isFixed(limit) || limit.unit !== "wd");
  return plain
    ? { raw, shifted, due: raw, provisional: false }
    : { raw, shifted, due: shifted, provisional: end.provisional };
}
