import {
  addDays,
  type Cut,
  type Day,
  type Moment,
  NOON,
  type Period,
  parsePeriod,
  periodAt,
} from "@xinlian/kernel";
import type { CityNow } from "../engine/city-now.ts";
import { granted } from "../fault/refusal.ts";

/** Where the city cuts its statistic day. */
export function cutOf({ profile }: Pick<CityNow, "profile">): Cut {
  return { offset: 480, time: profile.statisticDay ?? NOON };
}

/** The period a query names; absent = the statistic day that ended last. @throws Refusal figure-period */
export function periodOf(text: string | undefined, cut: Cut, now: number): Period {
  if (text === undefined) {
    const today = periodAt(now as Moment, "day", cut);
    return granted(parsePeriod(addDays(today.name as Day, -1), cut));
  }
  const [first = "", last] = text.split("..");
  const from = granted(parsePeriod(first, cut));
  if (last === undefined) return from;
  const until = granted(parsePeriod(last, cut));
  return { name: text, per: "day", from: from.from, until: until.until };
}
