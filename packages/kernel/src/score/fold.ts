import type { Moment } from "../calendar/day.ts";
import type { World } from "../case/world.ts";
import { bandOf, type Lines } from "./band.ts";
import type { PointNode, ScoreNode } from "./node.ts";
import { tidy } from "./point.ts";
import type { ScoreSpan } from "./span.ts";

/** What the rules of a score are worth in one period: what is given at its start, and what each may count for at most. */
export interface Frame {
  readonly score: ScoreNode;
  readonly span: ScoreSpan;
  readonly starts: ReadonlyMap<string, number>;
  readonly caps: ReadonlyMap<string, number>;
  readonly lines: Lines;
}

/** Since when somebody stands, and until when. */
export interface Standing {
  readonly since: Moment;
  readonly until: Moment | null;
}

/** One rule of one subject in one period. */
export interface RuleSum {
  readonly rule: string;
  /** Everything that it gave. */
  readonly sum: number;
  /** What of that counts, by its cap. */
  readonly counts: number;
}

/** Points of one subject in one period. */
export interface Total {
  readonly points: number;
  readonly rules: readonly RuleSum[];
  /** null while the period runs, and for whoever ended in it. */
  readonly band: string | null;
  /** Did not stand for the whole of the period. */
  readonly fresh: boolean;
}

type Ground = Pick<World, "pack" | "settings">;

export function frameOf(score: ScoreNode, span: ScoreSpan, world: Ground): Frame {
  const rules = Object.values(score.points);
  const worth = (pick: (rule: PointNode) => PointNode["give"]) =>
    new Map(
      rules.flatMap((rule) => {
        const value = pick(rule)?.evaluate({ world });
        return typeof value === "number" ? [[rule.name, tidy(value)] as const] : [];
      }),
    );
  return {
    score,
    span,
    starts: worth(({ at, give }) => (at === "start" ? give : undefined)),
    caps: worth(({ cap }) => cap),
    lines: (setting) => Number(world.settings[setting] ?? world.pack.settings[setting]?.value ?? 0),
  };
}

/**
 * Adds up what one subject has in one period (SR-3 to SR-7).
 * @param sums what each rule gave, counter-points under the rule that they answer
 */
export function totalOf(
  frame: Frame,
  standing: Standing,
  sums: ReadonlyMap<string, number>,
  now: Moment,
): Total {
  const { score, span, starts, caps, lines } = frame;
  const stands =
    standing.since < span.until && (standing.until === null || standing.until > span.from);
  const rules = Object.values(score.points).flatMap(({ name }) => {
    const start = stands ? starts.get(name) : undefined;
    const given = sums.get(name);
    if (start === undefined && given === undefined) return [];
    const sum = tidy((start ?? 0) + (given ?? 0));
    return [{ rule: name, sum, counts: capped(sum, caps.get(name)) }];
  });
  const points = tidy(rules.reduce((all, { counts }) => all + counts, 0));
  const fresh = standing.since > span.from;
  const ended = standing.until !== null && standing.until <= span.until;
  const closed = now >= span.until && !ended;
  const band = closed ? (fresh ? score.fresh : bandOf(score, points, lines).name) : null;
  return { points, rules, band, fresh };
}

/** No more than the cap, and no less than its opposite. */
function capped(sum: number, cap: number | undefined): number {
  if (cap === undefined) return sum;
  return Math.min(Math.max(sum, -cap), cap);
}

/** How much of each point counted, in the order in which they count: what the cap cuts off is that of the last ones. */
export function countedOf(
  points: readonly { readonly under: string; readonly value: number }[],
  frame: Frame,
): readonly number[] {
  const sums = new Map<string, number>();
  return points.map(({ under, value }) => {
    const cap = frame.caps.get(under);
    const before = sums.get(under) ?? frame.starts.get(under) ?? 0;
    const after = tidy(before + value);
    sums.set(under, after);
    return tidy(capped(after, cap) - capped(before, cap));
  });
}
