import type { CockpitSpan, OpensCases } from "@xinlian/wire";
import { dayOfHour, named, type Times } from "./days.ts";
import { opening } from "./stock.ts";
import type { Sum } from "./sums.ts";

/** Days that overdue cases are over: today, 1–2, 3–6, 7–29, more. */
const OVER = [0, 1, 3, 7, 30];
/** Days that open cases have stood: today, 1–6, 7–29, 30–89, more. */
const STOOD = [0, 1, 7, 30, 90];
/** Days that are drawn. */
const DRAWN = 14;

/** Overdue cases by the day on which they were due. */
export function overdueSpans(sums: readonly Sum[], times: Times): readonly CockpitSpan[] {
  const late = sums.flatMap(({ what, slot, n }) =>
    slot !== null && (what === "late" || what === "late_today" || what === "over")
      ? [{ day: dayOfHour(slot), n }]
      : [],
  );
  return spansOf(late, OVER, times, ["dueFrom", "dueTo"], { light: "late" });
}

/** Open cases by the day on which they were opened. */
export function standingSpans(sums: readonly Sum[], times: Times): readonly CockpitSpan[] {
  const aged = sums.flatMap(({ what, slot, n }) =>
    slot !== null && what === "aged" ? [{ day: slot, n }] : [],
  );
  return spansOf(aged, STOOD, times, ["from", "to"], { state: "open" });
}

/** @param bounds days before today with which a span begins, the first one is 0 */
function spansOf(
  cells: readonly { readonly day: number; readonly n: number }[],
  bounds: readonly number[],
  { today }: Times,
  [from, to]: readonly [string, string],
  words: Readonly<Record<string, string>>,
): readonly CockpitSpan[] {
  return bounds.map((bound, at) => {
    const next = bounds[at + 1];
    // What is dated ahead of today stands with today.
    const last = at === 0 ? null : named(today - bound);
    const first = next === undefined ? null : named(today - next + 1);
    const n = cells
      .filter(({ day }) => {
        const ago = Math.max(0, today - day);
        return ago >= bound && (next === undefined || ago < next);
      })
      .reduce((sum, cell) => sum + cell.n, 0);
    const opens = {
      ...words,
      ...(first !== null && { [from]: first }),
      ...(last !== null && { [to]: last }),
    };
    return { from: first, to: last, cases: opening(n, opens) };
  });
}

/** What came and what ended on each of the last days, the oldest first. */
export function daysOf(sums: readonly Sum[], { today }: Times) {
  const on = (what: Sum["what"], day: number): number =>
    sums.find((sum) => sum.what === what && sum.slot === day)?.n ?? 0;
  const counted = (n: number, day: number, from: string, to: string): OpensCases =>
    opening(n, { [from]: named(day), [to]: named(day) });
  return Array.from({ length: DRAWN }, (_, at) => today - DRAWN + 1 + at).map((day) => ({
    day: named(day),
    came: counted(on("opened", day), day, "from", "to"),
    ended: counted(on("ended", day), day, "endedFrom", "endedTo"),
  }));
}
