import type { CaseState, Clock, FieldValue, Moment } from "@xinlian/kernel";
import fc from "fast-check";
import { AREA_CODES, UNIT_IDS } from "./city.ts";
import { KINDS, STATES } from "./pack.ts";

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Moments of days around now: midnights, so that days and due ends meet, and any others. */
const moment = fc
  .tuple(fc.integer({ min: -12, max: 12 }), fc.constantFrom(0, 0, 1, 150 * 60_000, 13 * HOUR))
  .map(([days, more]) => (Date.UTC(2026, 10, 9, 16) + days * DAY + more) as Moment);

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 3, nil: undefined });

function clock(name: string): fc.Arbitrary<Clock | undefined> {
  return maybe(
    fc.record({
      due: moment,
      stopped: maybe(moment),
      paused: maybe(moment),
      extended: fc.integer({ min: 0, max: 2 }),
      warned: fc.boolean(),
    }),
  ).map((drawn) => {
    if (drawn === undefined) return undefined;
    const { due, stopped, paused, extended, warned } = drawn;
    const limit = { unit: "d", n: 7 } as const;
    return {
      name,
      whose: "office" as const,
      limit,
      start: (due - 7 * DAY) as Moment,
      raw: due,
      shifted: due,
      due,
      provisional: false,
      pauses: paused === undefined ? [] : [{ from: paused }],
      ...(stopped !== undefined && { stopped }),
      extensions: Array.from({ length: extended }, () => limit),
      calendar: "v1",
      firstDue: (due - extended * DAY) as Moment,
      firstLimit: limit,
      fired: warned ? { "80%": due } : {},
    };
  });
}

/** Any case, whether or not the lifecycle could have brought it there. @param people ids of persons */
export function anyCase(people: readonly string[]): fc.Arbitrary<CaseState> {
  return fc
    .record({
      stream: fc.uuid(),
      state: fc.constantFrom(...STATES),
      opened: moment,
      area: fc.constantFrom(...AREA_CODES),
      lead: fc.option(fc.constantFrom(...UNIT_IDS), { nil: null }),
      kind: maybe(fc.constantFrom(...KINDS)),
      helper: maybe(fc.constantFrom(...UNIT_IDS)),
      officer: maybe(fc.constantFrom(...people)),
      urgent: maybe(fc.boolean()),
      lamps: maybe(fc.integer({ min: 0, max: 5 })),
      until: maybe(moment.map((at) => new Date(at + 8 * HOUR).toISOString().slice(0, 10))),
      visited: maybe(moment),
      who: fc.boolean(),
      against: fc.subarray([...UNIT_IDS], { maxLength: 2 }),
      what: maybe(fc.constantFrom("路灯 不亮", "路面 坑洼", "噪声 扰民")),
      urged: fc.integer({ min: 0, max: 3 }),
      fix: clock("fix"),
      step: clock("step"),
      barred: fc.option(fc.constantFrom(...people), { freq: 8, nil: null }),
    })
    .map((drawn) => {
      const { kind, helper, officer, urgent, lamps, until, visited, what, against } = drawn;
      const ended = drawn.state === "closed" || drawn.state === "dropped";
      const fields = Object.fromEntries(
        Object.entries({
          kind,
          helper,
          officer,
          urgent,
          lamps,
          until,
          visited,
          what,
          against,
        }).filter(([, value]) => value !== undefined),
      ) as Record<string, FieldValue>;
      const clocks = Object.fromEntries(
        [drawn.fix, drawn.step].flatMap((one) => (one === undefined ? [] : [[one.name, one]])),
      );
      const last = drawn.opened;
      return {
        stream: drawn.stream,
        seq: 1,
        pack: "rowed",
        packHash: "ab".repeat(32),
        type: "matter",
        number: null,
        state: drawn.state,
        ended,
        historic: false,
        opened: drawn.opened,
        endedAt: ended ? ((drawn.opened + DAY) as Moment) : null,
        area: drawn.area,
        lead: drawn.lead,
        parent: null,
        fields,
        sealed: drawn.who ? { who: { stream: drawn.stream, seq: 1 } } : {},
        entered: { [drawn.state]: drawn.opened },
        past: drawn.urged === 0 ? {} : { urge: { count: drawn.urged, first: last, last } },
        clocks,
        links: {},
        barred: { people: drawn.barred === null ? [] : [drawn.barred], units: [] },
      };
    });
}

const when = fc.constantFrom(
  "opened",
  "ended_at",
  "visited",
  "until",
  "clock.fix.due",
  "past.urge.last",
);
const moments = fc.constantFrom(
  "today",
  "now",
  "after(today, limit('2d'))",
  "after(today, limit('5d'))",
);
const op = fc.constantFrom("<", "<=", ">", ">=");
const same = fc.constantFrom("==", "!=");
const unit = fc.constantFrom("lead", "helper");

const leaf = fc.oneof(
  fc.tuple(same, fc.constantFrom(...STATES)).map(([o, v]) => `state ${o} '${v}'`),
  fc.subarray([...STATES], { minLength: 1 }).map((v) => `state in ['${v.join("', '")}']`),
  fc
    .tuple(same, fc.constantFrom(...KINDS, null))
    .map(([o, v]) => `kind ${o} ${v === null ? "null" : `'${v}'`}`),
  fc.subarray([...KINDS], { minLength: 1 }).map((v) => `kind in ['${v.join("', '")}']`),
  fc.constantFrom(
    "ended",
    "urgent",
    "clock.fix.late",
    "clock.step.late",
    "clock.fix.running",
    "clock.fix.stopped",
    "clock.fix.warned",
  ),
  fc.tuple(unit, same).map(([u, o]) => `${u} ${o} me.unit`),
  fc.tuple(unit, same).map(([u, o]) => `${u} ${o} null`),
  fc.constantFrom(
    "lead == helper",
    "lead != helper",
    "officer == me.person",
    "officer != me.person",
  ),
  fc.tuple(when, op, moments).map(([w, o, m]) => `${w} ${o} ${m}`),
  fc.tuple(when, same, moments).map(([w, o, m]) => `${w} ${o} ${m}`),
  fc.tuple(when, same).map(([w, o]) => `${w} ${o} null`),
  fc.tuple(moments, op, when).map(([m, o, w]) => `${m} ${o} ${w}`),
  fc.tuple(op, fc.integer({ min: -2, max: 4 })).map(([o, n]) => `lamps ${o} ${n}`),
  fc.tuple(same, fc.integer({ min: 0, max: 4 })).map(([o, n]) => `lamps ${o} ${n}`),
  fc.tuple(op, fc.integer({ min: 0, max: 3 })).map(([o, n]) => `past.urge.count ${o} ${n}`),
  fc.tuple(op, fc.integer({ min: 0, max: 2 })).map(([o, n]) => `size(against) ${o} ${n}`),
  fc.tuple(op, fc.integer({ min: 0, max: 2 })).map(([o, n]) => `clock.fix.extended ${o} ${n}`),
  fc
    .tuple(fc.constantFrom("opened", "until", "clock.fix.due"), op, fc.integer({ min: -5, max: 5 }))
    .map(([w, o, n]) => `days(${w}, today) ${o} ${n}`),
  fc
    .tuple(fc.constantFrom("opened", "until"), op, fc.integer({ min: -5, max: 5 }))
    .map(([w, o, n]) => `days(today, ${w}) ${o} ${n}`),
  fc
    .tuple(fc.constantFrom("opened", "visited"), op, fc.integer({ min: -60, max: 60 }))
    .map(([w, o, n]) => `hours(${w}, now) ${o} ${n}.0`),
  fc.constantFrom(
    "who == null",
    "who != null",
    "what == null",
    "what != null",
    "visited <= opened",
    "ended_at == visited",
    "clock.fix.due < ended_at",
  ),
  fc.constantFrom(
    "lead.level == 'city'",
    "upper(lead) == me.unit",
    "lead.area == me.unit.area",
    "area == me.unit.area",
    "urgent == true",
    "urgent != true",
    "me.role == 'unit'",
  ),
);

/** Conditions as packs write them, nested a few deep. */
export const condition: fc.Arbitrary<string> = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    tie("any").map((a) => `!(${a})`),
    fc.tuple(tie("any"), tie("any")).map(([a, b]) => `(${a}) && (${b})`),
    fc.tuple(tie("any"), tie("any")).map(([a, b]) => `(${a}) || (${b})`),
    fc.tuple(leaf, tie("any"), tie("any")).map(([a, b, c]) => `(${a}) ? (${b}) : (${c})`),
  ),
})).any;
