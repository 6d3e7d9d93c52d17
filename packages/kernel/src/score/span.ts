import { addMonths, type Day, type Moment, parseDay } from "../calendar/day.ts";
import { dayOf, type Offset, startOfDay } from "../calendar/moment.ts";
import { ok, type Result, refuse } from "../fault/index.ts";
import type { Words } from "../words/index.ts";
import type { ScorePer } from "./node.ts";

/** One period of a score; `from` belongs to it, `until` does not (SR-3). */
export interface ScoreSpan {
  /** `2026-11`, `2026-Q4`, `2026-H2` or `2026`. */
  readonly name: string;
  readonly per: ScorePer;
  readonly from: Moment;
  readonly until: Moment;
}

const MONTHS: Readonly<Record<ScorePer, number>> = { month: 1, quarter: 3, half: 6, year: 12 };

/** The period of this length in which a moment lies. Periods are of the calendar: they begin at 00:00 of a first. */
export function scoreSpanAt(per: ScorePer, moment: Moment, offset: Offset): ScoreSpan {
  const day = dayOf(moment, offset);
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  const months = MONTHS[per];
  const place = Math.floor((month - 1) / months);
  const first = `${year}-${String(place * months + 1).padStart(2, "0")}-01` as Day;
  const from = startOfDay(first, offset);
  const until = startOfDay(addMonths(first, months), offset);
  return { name: nameOf(per, first, place + 1), per, from, until };
}

export function scoreSpanBefore(span: ScoreSpan, offset: Offset): ScoreSpan {
  return scoreSpanAt(span.per, (span.from - 1) as Moment, offset);
}

/** Reads the name of a period of this length. */
export function parseScoreSpan(text: string, per: ScorePer, offset: Offset): Result<ScoreSpan> {
  const [, year, mark, nth] = /^(\d{4})(?:-([QH]?)(\d{1,2}))?$/.exec(text) ?? [];
  const months = mark === "Q" ? 3 : mark === "H" ? 6 : 1;
  const month = nth === undefined ? 1 : (Number(nth) - 1) * months + 1;
  const first = parseDay(`${year ?? ""}-${String(month).padStart(2, "0")}-01`);
  const span = first.ok ? scoreSpanAt(per, startOfDay(first.value, offset), offset) : undefined;
  if (span?.name === text) return ok(span);
  return refuse("score-period", { value: text, allowed: EXAMPLES[per] }, "period");
}

const EXAMPLES: Readonly<Record<ScorePer, string>> = {
  month: "2026-11",
  quarter: "2026-Q4",
  half: "2026-H2",
  year: "2026",
};

/** 2026年下半年, `second half of 2026`. */
export function scoreSpanWords({ name, per }: Pick<ScoreSpan, "name" | "per">): Words {
  const year = name.slice(0, 4);
  const nth = Number(name.slice(per === "month" ? 5 : 6));
  switch (per) {
    case "month":
      return { zh: `${year}年${nth}月`, en: name };
    case "quarter":
      return { zh: `${year}年第${"一二三四"[nth - 1]}季度`, en: `Q${nth} ${year}` };
    case "half":
      return nth === 1
        ? { zh: `${year}年上半年`, en: `first half of ${year}` }
        : { zh: `${year}年下半年`, en: `second half of ${year}` };
    case "year":
      return { zh: `${year}年`, en: year };
  }
}

function nameOf(per: ScorePer, first: Day, nth: number): string {
  if (per === "month") return first.slice(0, 7);
  if (per === "year") return first.slice(0, 4);
  return `${first.slice(0, 4)}-${per === "quarter" ? "Q" : "H"}${nth}`;
}
