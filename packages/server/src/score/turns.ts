import { type Frame, type Moment, type Standing, totalOf } from "@xinlian/kernel";
import type { PointRow } from "@xinlian/ledger";
import type { ScoreTurn } from "@xinlian/wire";
import { instant } from "../case/wire-value.ts";

/**
 * What a closed period came to at its end, and after each point that was given for it later (SR-13), oldest first. Empty while it runs.
 * @param points all of the subject in the period
 */
export function turnsSince(
  frame: Frame,
  standing: Standing,
  points: readonly PointRow[],
  now: Moment,
): ScoreTurn[] {
  const { until } = frame.span;
  if (now < until) return [];
  const after = points
    .filter(({ givenAt }) => givenAt >= until)
    .sort((a, b) => a.givenAt - b.givenAt || (a.id < b.id ? -1 : 1));
  const sums = new Map<string, number>();
  const add = ({ under, value }: PointRow) => sums.set(under, (sums.get(under) ?? 0) + value);
  for (const point of points) if (point.givenAt < until) add(point);
  const turn = (at: number, because: string | null): ScoreTurn => {
    const { points: reached, band } = totalOf(frame, standing, sums, now);
    return { at: instant(at), points: reached, band, because };
  };
  const turns = [turn(until, null)];
  for (const point of after) {
    add(point);
    turns.push(turn(point.givenAt, point.id));
  }
  return turns;
}
