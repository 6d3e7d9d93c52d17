import {
  amountWords,
  type CaseNode,
  type CaseState,
  type Clock,
  compareClocks,
  endsOn,
  isPaused,
  isRunning,
  type Limit,
  lastDayBefore,
  type Moment,
  type Pack,
  used,
  type Words,
} from "@xinlian/kernel";
import type { ClockView } from "@xinlian/wire";
import type { CityNow } from "../engine/city-now.ts";
import { clockCalendar } from "../engine/row-clock.ts";
import { lightView } from "./light-view.ts";
import { instant } from "./wire-value.ts";

const CHINA = { offset: 480 };

/** The clocks of a case: those that run first, soonest due before the others. */
export function clockViews(
  state: CaseState,
  node: CaseNode,
  pack: Pack,
  city: CityNow,
  now: Moment,
): ClockView[] {
  return Object.values(state.clocks)
    .sort((a, b) => Number(isRunning(b)) - Number(isRunning(a)) || compareClocks(a, b))
    .map((clock) => {
      const calendar = clockCalendar(clock, state, city);
      return {
        name: clock.name,
        words: node.clocks[clock.name]?.text ?? { zh: clock.name, en: clock.name },
        whose: clock.whose,
        limit: limitWords(clock.limit),
        start: instant(clock.start),
        due: instant(clock.due),
        dueDay: lastDayBefore(clock.due, CHINA),
        raw: instant(clock.raw),
        shifted: instant(clock.shifted),
        provisional: clock.provisional,
        firstDue: instant(clock.firstDue),
        extended: clock.extensions.length,
        light: lightView(clock, state, pack, calendar, now),
        percentUsed: percentUsed(clock, now, calendar),
        standing: isPaused(clock),
        stopped: clock.stopped === undefined ? null : instant(clock.stopped),
        breached: clock.breached === undefined ? null : instant(clock.breached),
      };
    });
}

function limitWords(limit: Limit): Words {
  if (!("until" in limit)) return amountWords(limit.n, limit.unit);
  const { day, time } = endsOn(limit.until, CHINA);
  return { zh: `${day} ${time} 前`, en: `by ${day} ${time}` };
}

function percentUsed(clock: Clock, now: Moment, calendar: Parameters<typeof used>[2]): number {
  const spent = used(clock, now, calendar);
  const whole = clock.extensions.reduce(
    (sum, more) => sum + ("until" in more ? 0 : more.n),
    "until" in clock.limit ? 0 : clock.limit.n,
  );
  const share =
    "until" in spent || "until" in clock.limit || whole === 0
      ? (now - clock.start) / Math.max(clock.due - clock.start, 1)
      : spent.n / whole;
  return Math.max(Math.round(share * 1000) / 10, 0);
}
