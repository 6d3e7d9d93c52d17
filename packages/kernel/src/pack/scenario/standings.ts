import type { Moment } from "../../calendar/day.ts";
import type { World } from "../../case/world.ts";
import { type Frame, frameOf, type Standing, type Total, totalOf } from "../../score/fold.ts";
import type { ScoreNode } from "../../score/node.ts";
import type { PointState } from "../../score/point.ts";
import { parseScoreSpan, type ScoreSpan, scoreSpanAt, scoreSpanBefore } from "../../score/span.ts";
import { entryStanding, unitStanding } from "../../score/standing.ts";

/** A world in memory: every case and entry is in sight. */
type Whole = Omit<World, "band">;

/** The points of one subject in one period, added up from every case there is. */
export function totalIn(
  score: ScoreNode,
  subject: string,
  span: ScoreSpan,
  world: Whole,
  frame: Frame = frameOf(score, span, world),
): Total {
  const sums = new Map<string, number>();
  for (const { under, value, counts } of pointsOf(score, subject, world)) {
    if (counts < span.from || counts >= span.until) continue;
    sums.set(under, (sums.get(under) ?? 0) + value);
  }
  return totalOf(frame, standingOf(score, subject, world), sums, world.now);
}

/** What `band()` answers: the band of the last closed period, and that of a newcomer to whoever has none (SR-8). */
export function bandIn(score: string, subject: string, world: Whole): string | undefined {
  const node = world.pack.scores[score];
  if (node === undefined) return undefined;
  const calendar = world.calendar(null);
  const last = scoreSpanBefore(scoreSpanAt(node.per, world.now, calendar), calendar);
  return totalIn(node, subject, last, world).band ?? node.fresh;
}

/** `points(score, name)`, `band(score, name)`, either with a period; the running one for points, the last closed one for bands. */
export function standingAsked(
  source: string,
  world: World,
  streams: ReadonlyMap<string, string>,
): unknown {
  const [, what, score = "", name = "", period] =
    /^(points|band)\(\s*(\w+)\s*,\s*(\w+)\s*(?:,\s*([\w-]+)\s*)?\)$/.exec(source) ?? [];
  const node = world.pack.scores[score];
  if (what === undefined || node === undefined) return undefined;
  const subject = streams.get(name) ?? name;
  const calendar = world.calendar(null);
  const now = scoreSpanAt(node.per, world.now, calendar);
  const named = period === undefined ? undefined : parseScoreSpan(period, node.per, calendar);
  if (named?.ok === false) return null;
  if (what === "points") return totalIn(node, subject, named?.value ?? now, world).points;
  if (named === undefined) return bandIn(score, subject, world);
  return totalIn(node, subject, named.value, world).band;
}

function pointsOf({ name }: ScoreNode, subject: string, { cases }: Whole): readonly PointState[] {
  return [...cases.values()]
    .flatMap(({ points }) => points ?? [])
    .filter(({ score, to }) => score === name && to === subject);
}

function standingOf(score: ScoreNode, subject: string, world: Whole): Standing {
  if (score.of.kind === "unit") {
    const moments = pointsOf(score, subject, world).map(({ counts }) => counts);
    return unitStanding(Math.min(...moments) as Moment);
  }
  const entry = world.entries?.get(subject);
  if (entry === undefined) return unitStanding(world.now);
  return entryStanding(score.of, entry, world.calendar(null));
}
