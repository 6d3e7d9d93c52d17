import type { Moment } from "../calendar/day.ts";
import type { CaseState } from "../case/state.ts";
import type { World } from "../case/world.ts";
import { ok, type Result, refuse, spoken } from "../fault/index.ts";
import type { ActionNode, CaseNode } from "../pack/node.ts";
import { scopeOf } from "../pack/scope/index.ts";
import { findPoint } from "./find.ts";
import type { PointNode, ScoreNode } from "./node.ts";
import { type PointGiven, tidy } from "./point.ts";

/**
 * The points that a step gives (SR-1, SR-2), read from the case as the step leaves it. What came in historically gives none.
 * @param state the case after the step
 */
export function pointsGiven(
  state: CaseState,
  node: CaseNode,
  action: ActionNode,
  world: World,
  at: Moment,
): Result<readonly PointGiven[]> {
  if (state.historic) return ok([]);
  const given: PointGiven[] = [];
  for (const score of Object.values(world.pack.scores)) {
    for (const rule of Object.values(score.points)) {
      if (!happens(rule, node.name, action)) continue;
      const points = byRule(score, rule, state, node, world, at);
      if (!points.ok) return points;
      given.push(...points.value);
    }
  }
  return ok(given);
}

/** Whether a step is the moment of a rule: its action is done, or the state that it names is entered. */
function happens({ at }: PointNode, type: string, action: ActionNode): boolean {
  if (at === "start" || at.type !== type) return false;
  return at.moment === action.name || at.moment === action.to;
}

function byRule(
  score: ScoreNode,
  rule: PointNode,
  state: CaseState,
  node: CaseNode,
  world: World,
  at: Moment,
): Result<readonly PointGiven[]> {
  const scope = scopeOf("case", { state, node, world, me: null });
  if (rule.when !== undefined && rule.when.evaluate(scope) !== true) return ok([]);
  if (rule.against !== undefined) return answer(score, rule, state.fields[rule.against], world);
  const value = tidy(Number(rule.give?.evaluate(scope) ?? 0));
  if (value === 0 || !Number.isFinite(value)) return ok([]);
  const to = rule.to?.evaluate(scope);
  const subjects = [...new Set((Array.isArray(to) ? to : [to]).filter(isId))];
  const { name } = rule;
  return ok(
    subjects.map((id) => ({
      score: score.name,
      rule: name,
      under: name,
      to: id,
      value,
      counts: at,
    })),
  );
}

function isId(value: unknown): value is string {
  return typeof value === "string";
}

/** The opposite of a point: to whom it went, in its period, under its rule; once (SR-6). */
function answer(
  score: ScoreNode,
  rule: PointNode,
  named: unknown,
  world: World,
): Result<readonly PointGiven[]> {
  const point = typeof named === "string" ? findPoint(named, world) : undefined;
  if (point === undefined || point.score !== score.name) return ok([]);
  const told = spoken("rule", score.points[point.rule]?.text ?? same(point.rule));
  if (point.answered !== undefined) return refuse("score-point-answered", told, rule.against);
  if (point.against !== undefined) return refuse("score-point-answer", told, rule.against);
  const { under, to, counts, id } = point;
  const value = tidy(-point.value);
  return ok([{ score: score.name, rule: rule.name, under, to, value, counts, against: id }]);
}

function same(text: string) {
  return { zh: text, en: text };
}
