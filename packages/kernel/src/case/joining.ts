import type { Clock } from "../deadline/clock.ts";
import { ok, type Result, refuse } from "../fault/index.ts";
import type { Draft } from "./draft.ts";
import type { CaseState } from "./state.ts";
import { isOpen } from "./timing.ts";
import type { Me } from "./world.ts";

/**
 * Lets an ended case go into another of its type (CS-14): the other one is linked to it, so its callers come along,
 * and takes over every running date that is earlier than its own.
 */
export function join(draft: Draft, joining: CaseState, field: string, me: Me): Result<true> {
  const target = joining.fields[field];
  const into = typeof target === "string" ? draft.find(target) : undefined;
  if (into === undefined || into.type !== joining.type || into.stream === joining.stream) {
    return refuse("case-join-unfit", { case: joining.number ?? joining.type }, field);
  }
  const earlier: Record<string, Clock> = {};
  for (const [name, clock] of Object.entries(into.clocks)) {
    const other = joining.clocks[name];
    if (other !== undefined && isOpen(clock) && other.due < clock.due) {
      const { stopped: _, ...dates } = other;
      earlier[name] = { ...dates, fired: clock.fired };
    }
  }
  draft.add(into.stream, {
    kind: "linked",
    version: 1,
    actor: me.actor,
    occurredAt: draft.world().now,
    body: { type: joining.type, stream: joining.stream, how: "joined", clocks: earlier },
  });
  return ok(true);
}
