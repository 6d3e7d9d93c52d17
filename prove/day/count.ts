import type { Calendar, Day } from "@xinlian/kernel";
import type { Told, ToldClock } from "./replay.ts";

const DAY = 86_400_000;
const OFFSET = 8 * 3_600_000;

/** What the daily report has to say, counted by hand from what the events tell, one definition after the other. */
export function countByHand(
  cases: readonly Told[],
  from: number,
  until: number,
  calendar: Calendar,
): Readonly<Record<string, number | null>> {
  const within = (moment: number | null | undefined) =>
    moment !== null && moment !== undefined && moment >= from && moment < until;
  const of = (type: string, holds: (one: Told) => boolean) =>
    cases.filter((one) => one.type === type && holds(one)).length;
  const last = (one: Told, action: string) => one.done[action]?.at(-1);
  const did = (one: Told, ...actions: string[]) => actions.some((name) => one.done[name]);

  const due = (one: Told) => within(one.clocks.settle?.firstDue) && one.state !== "merged";
  const sent = (one: Told) => within(one.entered.dispatched);
  const asked = (one: Told) => within(one.endedAt) && one.fields.excluded !== true;
  const rated = (one: Told) => asked(one) && one.fields.rating !== undefined;
  const toCall = (one: Told) =>
    within(one.endedAt) && one.fields.unsafe !== true && one.state !== "withdrawn";
  const answered = ["solved", "unsolved", "declined"];
  const tries = (one: Told) => (one.fields.tries as readonly unknown[] | undefined)?.length ?? 0;

  const n = {
    calls: of("call", (one) => within(one.opened) && one.fields.silent !== true),
    matters: of("order", (one) => within(one.opened)),
    merged_orders: of("order", (one) => within(one.entered.merged)),
    answered_at_once: of("order", (one) => within(last(one, "answer_now"))),
    sent_out: of("order", sent),
    sent_back: of("order", (one) => within(one.entered.returned)),
    ruled_on: of("order", (one) => within(last(one, "rule"))),
    redone: of("order", (one) => within(last(one, "redo"))),
    supervised: of("supervision", (one) => within(one.opened)),
    fell_due: of("order", due),
    closed_due: of("order", (one) => due(one) && one.clocks.settle?.stopped !== undefined),
    on_time: of("order", (one) => due(one) && inTime(one.clocks.settle, calendar)),
    extended: of("order", (one) => due(one) && (one.clocks.settle?.extensions.length ?? 0) > 0),
    to_contact: of("order", (one) => sent(one) && one.clocks.contact_by !== undefined),
    contacted: of(
      "order",
      (one) =>
        sent(one) && inTime(one.clocks.contact_by, calendar) && did(one, "contact", "interim"),
    ),
    said_anything: of(
      "callback",
      (one) => asked(one) && ["solved", "unsolved"].includes(one.state),
    ),
    said_solved: of("callback", (one) => asked(one) && one.state === "solved"),
    claimed_solved: of(
      "order",
      (one) => within(one.entered.answered) && one.fields.outcome === "solved",
    ),
    rated: of("callback", rated),
    pleased: of(
      "callback",
      (one) => rated(one) && ["very_satisfied", "satisfied"].includes(String(one.fields.rating)),
    ),
    nearly_pleased: of("callback", (one) => rated(one) && one.fields.rating === "basically"),
    callable: of("callback", toCall),
    tried: of("callback", (one) => toCall(one) && (tries(one) > 0 || answered.includes(one.state))),
    reached: of("callback", (one) => toCall(one) && answered.includes(one.state)),
    set_aside: of("callback", (one) => within(one.endedAt) && one.fields.excluded === true),
  };
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  return {
    ...n,
    closed_rate: share(n.closed_due, n.fell_due),
    on_time_rate: share(n.on_time, n.fell_due),
    response_rate: share(n.contacted, n.to_contact),
    solved_rate: share(n.said_solved, n.said_anything),
    satisfied_rate: share(n.pleased + 0.9 * n.nearly_pleased, n.rated),
    called_rate: share(n.tried, n.callable),
  };
}

/** Stopped before the end of the first limit, paused days left out, extensions not counted; day by day. */
function inTime(clock: ToldClock | undefined, calendar: Calendar): boolean {
  if (clock?.stopped === undefined) return false;
  const { unit, n = 0 } = clock.firstLimit;
  const paused = clock.pauses.filter((pause) => pause.to !== undefined);
  if (unit !== "wd") {
    const still = paused.reduce((sum, { from, to }) => sum + ((to ?? from) - from), 0);
    return clock.stopped < clock.firstDue + still;
  }
  let left = n;
  for (const { from, to } of paused) {
    for (let day = dayAt(from) + 1; day <= dayAt(to ?? from); day += 1) {
      if (works(day, calendar)) left += 1;
    }
  }
  let day = dayAt(clock.start);
  while (left > 0) {
    day += 1;
    if (works(day, calendar)) left -= 1;
  }
  return dayAt(clock.stopped) <= day;
}

/** Days since the epoch in the city's time. */
function dayAt(moment: number): number {
  return Math.floor((moment + OFFSET) / DAY);
}

/** By the notices alone: a make-up day works, Monday to Friday works unless it is off. */
function works(day: number, { makeup, off }: Calendar): boolean {
  const date = new Date(day * DAY);
  const name = date.toISOString().slice(0, 10) as Day;
  const week = date.getUTCDay();
  return makeup.has(name) || (week >= 1 && week <= 5 && !off.has(name));
}
