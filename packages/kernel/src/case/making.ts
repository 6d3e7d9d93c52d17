import type { Moment } from "../calendar/day.ts";
import { ok, type Result } from "../fault/index.ts";
import type { FieldValue, FieldValues } from "../field/value.ts";
import type { CaseNode, MakeNode } from "../pack/node.ts";
import { fromCel, momentFromCel, scopeOf } from "../pack/scope/index.ts";
import type { Draft } from "./draft.ts";
import type { Follow } from "./follow.ts";
import { open } from "./opening.ts";
import { SELF } from "./self.ts";
import type { CaseState, SealedAt } from "./state.ts";
import type { Me, World } from "./world.ts";

/** Opens the cases that an action makes, links them to their maker, and does what their opening brings (CS-13). */
export function make(
  draft: Draft,
  maker: CaseState,
  node: CaseNode,
  making: MakeNode,
  form: FieldValues,
  me: Me,
  follow: Follow,
): Result<true> {
  const sight = { state: maker, node, world: draft.world(), me, form };
  const whole = scopeOf("make", sight);
  if (making.when !== undefined && making.when.evaluate(whole) !== true) return ok(true);
  for (const it of items(making, whole)) {
    const made = makeOne(draft, maker, node, making, it, form, me, follow);
    if (!made.ok) return made;
  }
  return ok(true);
}

/** The items of `for`; once without an item where there is none. */
export function items(
  making: Pick<MakeNode, "each">,
  scope: object,
): readonly (FieldValue | undefined)[] {
  if (making.each === undefined) return [undefined];
  const list = making.each.evaluate(scope);
  return Array.isArray(list) ? list.map((item) => fromCel(item, undefined)) : [];
}

function makeOne(
  draft: Draft,
  maker: CaseState,
  makerNode: CaseNode,
  making: MakeNode,
  it: FieldValue | undefined,
  form: FieldValues,
  me: Me,
  follow: Follow,
): Result<true> {
  const world = draft.world();
  const node = world.pack.cases[making.type];
  const action = node?.actions[making.action];
  if (node === undefined || action === undefined)
    throw new Error(`no opening ${making.type}.${making.action}`);
  const scope = scopeOf("make", {
    state: maker,
    node: makerNode,
    world,
    me,
    form,
    ...(it !== undefined && { it }),
  });
  const extra: Record<string, FieldValue> = {};
  const sealsFrom: Record<string, SealedAt> = {};
  for (const [name, expression] of Object.entries(making.with)) {
    const held = heldAt(expression.source.trim(), maker, it, world);
    if (node.fields[name]?.seal !== undefined && held !== undefined) sealsFrom[name] = held;
    else extra[name] = fromCel(expression.evaluate(scope), node.fields[name]);
  }
  const since = making.since && momentFromCel(making.since.evaluate(scope));
  const opened = open(draft, {
    node,
    action,
    form: {},
    stream: world.stream(),
    me: SELF,
    opened: (since ?? world.now) as Moment,
    historic: false,
    parent: maker,
    extra,
    ...(Object.keys(sealsFrom).length > 0 && { sealsFrom }),
  });
  if (!opened.ok) return opened;
  draft.add(maker.stream, {
    kind: "linked",
    version: 1,
    actor: SELF.actor,
    occurredAt: world.now,
    body: { type: node.name, stream: opened.value.stream, how: "made" },
  });
  return follow(draft, draft.get(opened.value.stream), node, action, extra, SELF);
}

/** Where a sealed value stands that is handed on: the maker's own, or that of the case that is `it` (`it.caller`). */
function heldAt(
  source: string,
  maker: CaseState,
  it: FieldValue | undefined,
  world: World,
): SealedAt | undefined {
  if (!source.startsWith("it.")) return maker.sealed[source];
  const of = typeof it === "string" ? world.cases.get(it) : undefined;
  return of?.sealed[source.slice("it.".length)];
}
