import { ok, type Result, refuse } from "../fault/index.ts";
import { act } from "./acting.ts";
import { Draft } from "./draft.ts";
import { follow, settle } from "./following.ts";
import { linkToParent, parentFor } from "./hanging.ts";
import { inherit } from "./inheriting.ts";
import { look } from "./looking.ts";
import { mention } from "./mentioning.ts";
import { migrate } from "./migrating.ts";
import { open } from "./opening.ts";
import { lapse, meet } from "./owing.ts";
import { recompute } from "./recomputing.ts";
import type { CaseState } from "./state.ts";
import { tick } from "./ticking.ts";
import type { Me, Order, Outcome, World } from "./world.ts";

/**
 * Decides one order in one world: what happens to which streams, or why not. Pure and total; expected refusals are
 * faults. The rules are in RULES.md.
 */
export function decide(order: Order, world: World, me: Me): Result<Outcome> {
  const draft = new Draft(world);
  const done = take(draft, order, me);
  if (!done.ok) return done;
  // A move takes no step: what the case can do by itself from here on comes with its next one.
  if (order.do === "migrate") return ok(draft.outcome());
  const settled = settle(draft);
  return settled.ok ? ok(draft.outcome()) : settled;
}

function take(draft: Draft, order: Order, me: Me): Result<CaseState> {
  if (order.do === "open") return takeOpening(draft, order, me);
  if (order.do === "meet") return meet(draft, order, me);
  if (order.do === "lapse") return lapse(draft, order);
  const state = draft.find(order.stream);
  if (state === undefined) return refuse("case-unknown", { case: order.stream });
  switch (order.do) {
    case "act":
      return takeAction(draft, state, order, me);
    case "tick":
      return tick(draft, state, order.clock, order.mark);
    case "recompute":
      return recompute(draft, state);
    case "inherit":
      return inherit(draft, state, order.unit, order.why, me);
    case "migrate":
      return migrate(draft, state, order.move, me);
    case "mention":
      return mention(draft, state, order.person, order.text, me);
    case "look":
      return look(draft, state, order.fields, order.why, me);
  }
}

function takeOpening(draft: Draft, order: Order & { do: "open" }, me: Me): Result<CaseState> {
  const world = draft.world();
  const node = world.pack.cases[order.type];
  if (node === undefined) {
    const allowed = Object.keys(world.pack.cases).join(", ");
    return refuse("case-type-unknown", { type: order.type, allowed }, "type");
  }
  const action = node.actions[order.action];
  if (action === undefined) return unknownAction(order.action, Object.keys(node.actions));
  const parent = parentFor(draft, node, order.parent);
  if (!parent.ok) return parent;
  const opened = open(draft, {
    node,
    action,
    form: order.form,
    stream: order.stream ?? world.stream(),
    me,
    opened: order.opened ?? world.now,
    historic: order.historic ?? false,
    parent: parent.value,
  });
  if (!opened.ok) return opened;
  linkToParent(draft, opened.value, me);
  const followed = follow(draft, opened.value, node, action, order.form, me);
  return followed.ok ? ok(draft.get(opened.value.stream)) : followed;
}

function takeAction(
  draft: Draft,
  state: CaseState,
  order: Order & { do: "act" },
  me: Me,
): Result<CaseState> {
  const node = draft.world().pack.cases[state.type];
  const action = node?.actions[order.action];
  if (node === undefined || action === undefined) {
    return unknownAction(order.action, Object.keys(node?.actions ?? {}));
  }
  const acted = act(draft, state, node, action, order.form, me);
  if (!acted.ok) return acted;
  const followed = follow(draft, acted.value, node, action, order.form, me);
  return followed.ok ? ok(draft.get(state.stream)) : followed;
}

function unknownAction(action: string, known: readonly string[]): Result<never> {
  return refuse("case-action-unknown", { action, allowed: known.join(", ") }, "action");
}
