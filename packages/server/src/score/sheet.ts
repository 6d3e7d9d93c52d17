import {
  type Frame,
  type Me,
  type Moment,
  parseScoreSpan,
  type ScoreSpan,
  scoreSpanAt,
  scoreSpanBefore,
  totalOf,
} from "@xinlian/kernel";
import { pointSums, type Sql } from "@xinlian/ledger";
import type { ScoreListQuery, ScoreRow, ScoreSheet } from "@xinlian/wire";
import { areaView } from "../case/case-view.ts";
import { questionOf } from "../engine/deciding.ts";
import type { Engine } from "../engine/engine.ts";
import { granted, refusal } from "../fault/refusal.ts";
import { frameAt } from "./closed.ts";
import { type Subject, subjectsIn } from "./subjects.ts";
import { type Scored, scoreView, spanView } from "./view.ts";

/** Most rows that are put in the order of points. */
const MOST_RANKED = 5_000;

/** The period that a request names; the last closed one when it names none. @throws Refusal score-period */
export function spanOf(
  engine: Engine,
  { score }: Scored,
  period: string | undefined,
  now: Moment,
): ScoreSpan {
  const calendar = engine.city.calendar(null);
  if (period !== undefined) return granted(parseScoreSpan(period, score.per, calendar));
  return scoreSpanBefore(scoreSpanAt(score.per, now, calendar), calendar);
}

/** What is said of the period itself, beside the rows. */
export function aroundSpan(
  engine: Engine,
  span: ScoreSpan,
  now: Moment,
): Pick<ScoreSheet, "period" | "closed" | "before" | "next"> {
  const calendar = engine.city.calendar(null);
  return {
    period: spanView(span),
    closed: now >= span.until,
    before: scoreSpanBefore(span, calendar).name,
    next: now >= span.until ? scoreSpanAt(span.per, span.until, calendar).name : null,
  };
}

/** Points and bands of a period, as far as the viewer of `sql` may read the pack. @throws Refusal score-period, score-sort */
export async function scoreSheet(
  sql: Sql,
  engine: Engine,
  scored: Scored,
  query: ScoreListQuery,
  me: Me,
  now: Moment,
): Promise<ScoreSheet> {
  const { pack, score } = scored;
  const span = spanOf(engine, scored, query.period, now);
  const { sort = "name", limit = 50, after, area, q } = query;
  if (sort === "points" && !score.ranked) {
    throw refusal("score-sort", { value: sort, allowed: "name" }, "sort");
  }
  const ranked = sort === "points";
  const frame = await frameAt(engine, pack, score, span, now);
  const page = await subjectsIn(sql, engine, pack, score, span, {
    closed: now >= span.until,
    limit: ranked ? MOST_RANKED : limit,
    ...(area !== undefined && { area }),
    ...(q !== undefined && { q }),
    ...(after !== undefined && !ranked && { after }),
  });
  const rows = await scoreRows(sql, engine, scored, frame, page.rows, now);
  return {
    score: scoreView(engine, scored, me, now, frame),
    ...aroundSpan(engine, span, now),
    rows: ranked ? [...rows].sort((a, b) => b.points - a.points) : [...rows],
    after: ranked ? null : page.after,
  };
}

/** Rows of these subjects, in their order. */
export async function scoreRows(
  sql: Sql,
  engine: Engine,
  { pack, score }: Scored,
  frame: Frame,
  subjects: readonly Subject[],
  now: Moment,
): Promise<readonly ScoreRow[]> {
  const { city } = engine;
  const { span } = frame;
  const ids = subjects.map(({ id }) => id);
  const sums = await pointSums(sql, questionOf(city, pack, score, span), ids);
  return subjects.map(({ id, words, area, standing }) => {
    const total = totalOf(frame, standing, sums.get(id) ?? new Map(), now);
    return {
      subject: id,
      words,
      area: areaView(area, city),
      points: total.points,
      band: total.band,
      fresh: total.fresh,
      ended: standing.until !== null && standing.until <= span.until,
      rules: [...total.rules],
    };
  });
}
