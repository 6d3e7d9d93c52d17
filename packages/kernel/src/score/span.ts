import {
  parseSpan,
  type Span,
  spanAt,
  spanBefore,
  spanEnd,
  spanStart,
  spanWords,
} from "../cadence/span.ts";
import type { Moment } from "../calendar/day.ts";
import { dayOf, type Offset } from "../calendar/moment.ts";
import { ok, type Result, refuse } from "../fault/index.ts";
import type { Words } from "../words/index.ts";
import type { ScorePer } from "./node.ts";

/** One period of a score with its moments; `from` belongs to it, `until` does not (SR-3). */
export interface ScoreSpan {
  /** `2026-11`, `2026-Q4`, `2026-H2` or `2026`. */
  readonly name: string;
  readonly per: ScorePer;
  readonly from: Moment;
  readonly until: Moment;
  readonly words: Words;
}

/** The period of this length in which a moment lies. */
export function scoreSpanAt(per: ScorePer, moment: Moment, offset: Offset): ScoreSpan {
  return withMoments(spanAt(per, dayOf(moment, offset)), per, offset);
}

export function scoreSpanBefore({ per, from }: ScoreSpan, offset: Offset): ScoreSpan {
  return withMoments(spanBefore(spanAt(per, dayOf(from, offset))), per, offset);
}

/** Reads the name of a period of this length. */
export function parseScoreSpan(text: string, per: ScorePer, offset: Offset): Result<ScoreSpan> {
  const span = parseSpan(text);
  if (span?.beat === per) return ok(withMoments(span, per, offset));
  return refuse("score-period", { value: text, allowed: EXAMPLES[per] }, "period");
}

const EXAMPLES: Readonly<Record<ScorePer, string>> = {
  month: "2026-11",
  quarter: "2026-Q4",
  half: "2026-H2",
  year: "2026",
};

function withMoments(span: Span, per: ScorePer, offset: Offset): ScoreSpan {
  const [from, until] = [spanStart(span, offset), spanEnd(span, offset)];
  return { name: span.name, per, from, until, words: spanWords(span) };
}
