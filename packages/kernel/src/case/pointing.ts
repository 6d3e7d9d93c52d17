import { ok, type Result } from "../fault/index.ts";
import type { ActionNode, CaseNode } from "../pack/node.ts";
import { pointsGiven } from "../score/give.ts";
import { parsePointId } from "../score/point.ts";
import type { Draft } from "./draft.ts";
import type { CaseEvent } from "./event.ts";
import { evolve } from "./evolve.ts";
import type { CaseState } from "./state.ts";
import type { Me, World } from "./world.ts";

/** The step whose points are asked for. */
interface Step {
  readonly node: CaseNode;
  readonly action: ActionNode;
  /** Present when it opens the case. */
  readonly opening?: unknown;
}

/** The event of a step with the points that the step gives; where it gives none, the event as it was. */
export function withPoints(
  state: CaseState,
  { node, action, opening }: Step,
  event: CaseEvent,
  world: World,
): Result<CaseEvent> {
  if (event.kind !== "opened" && event.kind !== "acted") return ok(event);
  if (Object.keys(world.pack.scores).length === 0) return ok(event);
  const after = evolve(opening === undefined ? state : null, event);
  const given = pointsGiven(after, node, action, world, event.occurredAt);
  if (!given.ok) return given;
  if (given.value.length === 0) return ok(event);
  return ok({ ...event, body: { ...event.body, points: given.value } } as CaseEvent);
}

/** Notes on the cases whose points the newest step answers that they are answered: two answers to one point meet there. */
export function answerPoints(draft: Draft, { points, seq }: CaseState, me: Me): void {
  for (const { id, against } of points ?? []) {
    const [own, origin] = [parsePointId(id), parsePointId(against ?? "")];
    if (origin === undefined || against === undefined || own?.seq !== seq) continue;
    draft.add(origin.stream, {
      kind: "countered",
      version: 1,
      actor: me.actor,
      occurredAt: draft.world().now,
      body: { point: against, by: id },
    });
  }
}
