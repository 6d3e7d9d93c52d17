import {
  addDays,
  type Calendar,
  dayOf,
  type Moment,
  startOfDay,
  workdayFrom,
} from "@xinlian/kernel";

const HOUR = 3600_000;
const OPENS = 9;
const HOURS_A_DAY = 8;

/**
 * The moment so many office hours after another: offices of the demo work eight hours a day from nine on, on working days.
 * @param hours 0 = the next moment at which an office is open
 */
export function officeHoursAfter(from: Moment, hours: number, calendar: Calendar): Moment {
  let at = opened(from, calendar);
  let left = hours;
  for (;;) {
    const day = dayOf(at, calendar);
    const closes = startOfDay(day, calendar) + (OPENS + HOURS_A_DAY) * HOUR;
    const today = (closes - at) / HOUR;
    if (left <= today) return Math.round(at + left * HOUR) as Moment;
    left -= today;
    at = (startOfDay(workdayFrom(calendar, addDays(day, 1)).day, calendar) +
      OPENS * HOUR) as Moment;
  }
}

function opened(from: Moment, calendar: Calendar): Moment {
  const day = dayOf(from, calendar);
  const start = startOfDay(day, calendar);
  const workday = workdayFrom(calendar, day).day;
  if (workday !== day) return (startOfDay(workday, calendar) + OPENS * HOUR) as Moment;
  if (from < start + OPENS * HOUR) return (start + OPENS * HOUR) as Moment;
  if (from < start + (OPENS + HOURS_A_DAY) * HOUR) return from;
  return (startOfDay(workdayFrom(calendar, addDays(day, 1)).day, calendar) +
    OPENS * HOUR) as Moment;
}
