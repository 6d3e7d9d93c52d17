import type { Calendar } from "../src/calendar/calendar.ts";
import type { Moment } from "../src/calendar/day.ts";
import { endsOn } from "../src/calendar/moment.ts";
import type { Clock, Whose } from "../src/deadline/clock.ts";
import { type Limit, parseLimit } from "../src/deadline/limit.ts";
import { startClock } from "../src/deadline/start.ts";
import { at, LESHAN, must } from "./calendar-leshan.ts";

export function limit(text: string): Limit {
  return must(parseLimit(text));
}

/** A clock begun in Leshan; `from` as in `at`. */
export function clockFrom(
  from: string,
  length: string,
  whose: Whose = "citizen",
  calendar: Calendar = LESHAN,
): Clock {
  return must(
    startClock({
      name: "settle",
      whose,
      limit: limit(length),
      start: at(from),
      calendar,
      cityCalendar: LESHAN,
    }),
  );
}

/** The day a moment ends, or the day and time when it is not 24:00. */
export function ends(moment: Moment): string {
  const { day, time } = endsOn(moment, LESHAN);
  return time === "24:00" ? day : `${day} ${time}`;
}
