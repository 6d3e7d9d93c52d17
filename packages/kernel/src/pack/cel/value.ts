import type { Calendar } from "../../calendar/calendar.ts";
import type { Day, Moment } from "../../calendar/day.ts";
import { dayOf } from "../../calendar/moment.ts";
import type { Limit } from "../../deadline/limit.ts";

/** A civil date inside an expression. */
export class CelDate {
  readonly day: Day;
  readonly calendar: Calendar;

  constructor(day: Day, calendar: Calendar) {
    this.day = day;
    this.calendar = calendar;
  }
}

/**
 * An instant inside an expression. Beside a date it counts as its day; a due moment at midnight is the end of the
 * day before (24:00), so `clock.x.due == today` means what it says.
 */
export class CelTime {
  readonly at: Moment;
  readonly calendar: Calendar;
  readonly ends: boolean;

  constructor(at: Moment, calendar: Calendar, ends = false) {
    this.at = at;
    this.calendar = calendar;
    this.ends = ends;
  }

  get day(): Day {
    return dayOf((this.ends ? this.at - 1 : this.at) as Moment, this.calendar);
  }
}

/** A length, or a fixed end, inside an expression. */
export class CelLimit {
  readonly limit: Limit;

  constructor(limit: Limit) {
    this.limit = limit;
  }
}

/** A value that may be handed on but not read. */
export class CelOpaque {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}
