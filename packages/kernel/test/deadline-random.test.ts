import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type Moment } from "../src/calendar/day.ts";
import { withLocalLeave } from "../src/calendar/load.ts";
import { dayOf, endOfDay, lastDayBefore, startOfDay } from "../src/calendar/moment.ts";
import { isLate } from "../src/deadline/breach.ts";
import type { Clock, Pause, Whose } from "../src/deadline/clock.ts";
import { extendClock } from "../src/deadline/extend.ts";
import { light } from "../src/deadline/light.ts";
import { compareLimit, type LimitUnit } from "../src/deadline/limit.ts";
import { marks } from "../src/deadline/marks.ts";
import { pauseClock, resumeClock } from "../src/deadline/pause.ts";
import { recomputeClock } from "../src/deadline/recompute.ts";
import { startClock } from "../src/deadline/start.ts";
import { used } from "../src/deadline/used.ts";
import { day, LESHAN, leshanCalendar, must } from "./calendar-leshan.ts";
import { seeded } from "./calendar-seed.ts";
import { naiveEnd, naiveMinutes, naiveShare, workedDay } from "./deadline-oracle.ts";

const MINUTE = 60_000;
const EARLIER = leshanCalendar(2023);
const leave = { area: "511132", off: { "2026-11-20": "x", "2026-11-23": "x", "2025-11-20": "x" } };
const calendars = fc.constantFrom(
  LESHAN,
  leshanCalendar(2024),
  must(withLocalLeave(LESHAN, leave)),
);
const starts = fc
  .integer({ min: 0, max: 2190 * 1440 - 1 })
  .map((minutes) => (startOfDay(day("2021-01-01"), LESHAN) + minutes * MINUTE) as Moment);
/** Gaps in minutes between what happens to a clock: pause, resume, pause, … with extensions thrown in. */
const lives = fc.array(
  fc.record({
    wait: fc.oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 20_000 })),
    what: fc.constantFrom("turn", "turn", "turn", "extend"),
    more: fc.integer({ min: 1, max: 20 }),
  }),
  { maxLength: 9 },
);
const whoses = fc.constantFrom<Whose>("citizen", "office", "lead");

interface Life {
  readonly clock: Clock;
  readonly total: number;
  readonly now: Moment;
}

/** Lives through random pauses and extensions and leaves the clock running. */
function live(
  first: Clock,
  unit: LimitUnit,
  events: readonly { readonly wait: number; readonly what: string; readonly more: number }[],
  calendar: typeof LESHAN,
): Life {
  let clock = first;
  let total = "n" in first.limit ? first.limit.n : 0;
  let now = first.start;
  for (const { wait, what, more } of events) {
    now = (now + wait * MINUTE) as Moment;
    if (what === "extend") {
      clock = must(extendClock(clock, { unit, n: more }, now, calendar)).clock;
      total += more;
    } else {
      const paused = pauseClock(clock, now);
      clock = paused === clock ? resumeClock(clock, now, calendar) : paused;
    }
  }
  return { clock: resumeClock(clock, now, calendar), total, now };
}

function closed(pauses: readonly Pause[]) {
  return pauses.map(({ from, to }) => ({ from, to: to as Moment }));
}

function begun(whose: Whose, unit: LimitUnit, n: number, start: Moment, calendar: typeof LESHAN) {
  return must(startClock({ name: "x", whose, limit: { unit, n }, start, calendar }));
}

const dayLives = [
  calendars,
  starts,
  fc.constantFrom<"wd" | "d">("wd", "d"),
  fc.integer({ min: 1, max: 60 }),
  lives,
  whoses,
] as const;

describe("clocks against a life lived day by day", () => {
  test("DL-2 DL-4 DL-5 DL-6 DL-8 DL-9 DL-10 DL-12 DL-20 the dates", () => {
    seeded(
      fc.property(...dayLives, (calendar, start, unit, n, events, whose) => {
        const { clock, total } = live(
          begun(whose, unit, n, start, calendar),
          unit,
          events,
          calendar,
        );
        const stood = closed(clock.pauses).map(({ from, to }) => ({
          from: dayOf(from, calendar),
          to: dayOf(to, calendar),
        }));
        const first = dayOf(start, calendar);
        const naive = naiveEnd(calendar, first, unit, total, stood);
        expect(lastDayBefore(clock.shifted, calendar)).toBe(naive.shifted);
        if (unit === "wd") expect(clock.raw).toBe(clock.shifted);
        else {
          let raw = addDays(first, total);
          for (const { from, to } of stood) {
            if (from > naive.shifted) continue;
            for (let at = from; at < to; at = addDays(at, 1)) raw = addDays(raw, 1);
          }
          expect(lastDayBefore(clock.raw, calendar)).toBe(raw);
        }
        const plain = whose === "office" && unit === "d";
        expect(clock.due).toBe(plain ? clock.raw : clock.shifted);
        if (plain) expect(clock.provisional).toBe(false);
        else if (clock.pauses.length === 0) expect(clock.provisional).toBe(naive.provisional);
        expect(clock.firstDue).toBe(begun(whose, unit, n, start, calendar).due);
      }),
      4000,
    );
  });

  test("DL-3 DL-8 DL-10 DL-12 exact clocks, minute by minute", () => {
    seeded(
      fc.property(
        starts,
        fc.integer({ min: 1, max: 3000 }),
        lives,
        whoses,
        (start, n, events, whose) => {
          const { clock, total } = live(
            begun(whose, "min", n, start, LESHAN),
            "min",
            events,
            LESHAN,
          );
          const stood = closed(clock.pauses).map(({ from, to }) => ({
            from: (from - start) / MINUTE,
            to: (to - start) / MINUTE,
          }));
          expect((clock.due - start) / MINUTE).toBe(naiveMinutes(0, total, stood));
        },
      ),
      500,
    );
  });

  test("DL-17 shares begin with their last counted day", () => {
    const percent = fc.integer({ min: 1, max: 99 });
    seeded(
      fc.property(percent, ...dayLives, (share, calendar, start, unit, n, events, whose) => {
        const { clock, total } = live(
          begun(whose, unit, n, start, calendar),
          unit,
          events,
          calendar,
        );
        const stood = closed(clock.pauses).map(({ from, to }) => ({
          from: dayOf(from, calendar),
          to: dayOf(to, calendar),
        }));
        const k = Math.ceil((share * total) / 100);
        const naive = naiveShare(calendar, dayOf(start, calendar), unit, k, stood);
        const [mark] = marks(clock, [`${share}%`], calendar);
        expect(mark?.at).toBe(startOfDay(naive, calendar));
      }),
    );
  });

  test("DL-14 DL-19 used compares with the limits as the clock does with its ends", () => {
    const laters = fc.integer({ min: 0, max: 90 * 1440 });
    seeded(
      fc.property(laters, ...dayLives, (later, calendar, start, unit, n, events, whose) => {
        const { clock, now } = live(begun(whose, unit, n, start, calendar), unit, events, calendar);
        const asked = (now + later * MINUTE) as Moment;
        const spent = used(clock, asked, calendar);
        const total = {
          unit,
          n: n + clock.extensions.reduce((sum, more) => sum + ("n" in more ? more.n : 0), 0),
        };
        expect(must(compareLimit(spent, total)) <= 0).toBe(!isLate(clock, asked));
        if (clock.pauses.length === 0) {
          expect(must(compareLimit(spent, clock.firstLimit)) <= 0).toBe(asked < clock.firstDue);
        }
      }),
    );
  });

  test("DL-18 the amount is the days that a walk counts", () => {
    const laters = fc.integer({ min: 0, max: 90 * 1440 });
    seeded(
      fc.property(laters, ...dayLives, (later, calendar, start, unit, n, _, whose) => {
        const clock = begun(whose, unit, n, start, calendar);
        const now = (start + later * MINUTE) as Moment;
        const today = dayOf(now, calendar);
        const last = lastDayBefore(clock.due, calendar);
        const shown = light(clock, now, calendar, 80);
        const late = now >= endOfDay(last, calendar);
        expect(shown.light === "late").toBe(late);
        expect(shown.today ?? false).toBe(today === last);
        const [from, to] = late ? [last, today] : [today, last];
        let amount = 0;
        for (let at = from; at < to; at = addDays(at, 1)) {
          if (unit === "d" || workedDay(calendar, addDays(at, 1))) amount++;
        }
        expect(shown).toMatchObject({ unit, amount });
      }),
    );
  });

  test("DL-9 a clock that was paused in time is not late when it is resumed", () => {
    seeded(
      fc.property(...dayLives, (calendar, start, unit, n, events, whose) => {
        fc.pre(whose !== "office");
        const { clock, now } = live(begun(whose, unit, n, start, calendar), unit, events, calendar);
        const before = pauseClock(clock, now);
        const to = (now + 3 * 1440 * MINUTE) as Moment;
        expect(isLate(resumeClock(before, to, calendar), to)).toBe(isLate(clock, now));
      }),
    );
  });

  test("DL-15 recomputing under the same calendar changes nothing, under another equals starting there", () => {
    seeded(
      fc.property(...dayLives, (calendar, start, unit, n, events, whose) => {
        const old = begun(whose, unit, n, start, EARLIER);
        const { clock, now } = live(old, unit, events, EARLIER);
        const fresh = recomputeClock(clock, calendar, now).clock;
        expect(recomputeClock(fresh, calendar, now)).toMatchObject({ changed: false });
        const there = live(begun(whose, unit, n, start, calendar), unit, events, calendar).clock;
        expect([fresh.raw, fresh.shifted, fresh.due, fresh.provisional]).toEqual([
          there.raw,
          there.shifted,
          there.due,
          there.provisional,
        ]);
        if (old.firstProvisional) expect(fresh.firstDue).toBe(there.firstDue);
        else expect(fresh.firstDue).toBe(old.firstDue);
      }),
    );
  });
});
