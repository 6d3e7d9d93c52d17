import type { Moment } from "../calendar/day.ts";
import type { FigureGround } from "./ground.ts";
import type { IndicatorNode } from "./node.ts";
import { periodAt } from "./period.ts";
import { isLonger, spanThrough } from "./span.ts";
import type { Spot } from "./spot.ts";

/** The spot from the start of the running period on (FI-11); the same spot when the indicator does not run. */
export function runningSpot({ running }: IndicatorNode, spot: Spot, { cut }: FigureGround): Spot {
  if (running === undefined) return spot;
  if (running === "always") return { ...spot, from: 0 as Moment, span: null };
  const { from } = periodAt((spot.until - 1) as Moment, running, cut);
  const { span } = spot;
  const longer = span !== null && isLonger(running, span.beat);
  return {
    ...spot,
    from: Math.min(from, spot.from) as Moment,
    span: longer ? spanThrough(span, running) : span,
  };
}
