import type { Calendar } from "@xinlian/kernel";
import { HandClock } from "./hand.ts";
import type { Told, ToldClock } from "./replay.ts";

const DAY = 86_400_000;

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
    by_article: of(
      "order",
      (one) =>
        within(one.entered.closed) && one.fields.article !== undefined && did(one, "answer_now"),
    ),
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
  const before = of("order", (one) => one.opened >= from - DAY && one.opened < from);
  const growth = share(n.matters - before, before);
  const response = share(n.contacted, n.to_contact);
  const solved = share(n.said_solved, n.said_anything);
  const satisfied = share(n.pleased + 0.9 * n.nearly_pleased, n.rated);
  const rates = [response, solved, satisfied];
  return {
    ...n,
    // The campaign begins in October: whatever was opened was opened this year, and nothing a year ago.
    matters_so_far: of("order", (one) => one.opened < until),
    matters_growth: growth,
    matters_on_year: null,
    topic_share: share(n.matters, n.matters),
    closed_rate: share(n.closed_due, n.fell_due),
    on_time_rate: share(n.on_time, n.fell_due),
    response_rate: response,
    solved_rate: solved,
    satisfied_rate: satisfied,
    three_rates: rates.includes(null)
      ? null
      : 0.1 * (response ?? 0) + 0.5 * (solved ?? 0) + 0.4 * (satisfied ?? 0),
    called_rate: share(n.tried, n.callable),
  };
}

/**
 * Stopped before the end of the first limit, paused days left out, extensions not counted; day by day. One that was stopped while it stood still
 * answers for the moment since which it stood still: the citizen's clock does not run while the answer waits for the call-back.
 */
function inTime(clock: ToldClock | undefined, calendar: Calendar): boolean {
  if (clock?.stopped === undefined) return false;
  const stood = clock.pauses.find(({ to }) => to === undefined);
  return (stood?.from ?? clock.stopped) < new HandClock(clock, calendar).firstEnd();
}
