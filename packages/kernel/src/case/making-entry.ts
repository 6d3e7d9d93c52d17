import { ok, type Result } from "../fault/index.ts";
import type { FieldValue, FieldValues } from "../field/value.ts";
import type { CaseNode, MakeEntryNode } from "../pack/node.ts";
import { fromCel, scopeOf } from "../pack/scope/index.ts";
import { decideEntry } from "../register/decide.ts";
import type { Draft } from "./draft.ts";
import { items } from "./making.ts";
import { SELF } from "./self.ts";
import type { CaseState } from "./state.ts";
import type { Me } from "./world.ts";

/** Enters what an action writes into a register (RG-12). */
export function makeEntry(
  draft: Draft,
  maker: CaseState,
  node: CaseNode,
  making: MakeEntryNode,
  form: FieldValues,
  me: Me,
): Result<true> {
  const sight = { state: maker, node, world: draft.world(), me, form };
  const whole = scopeOf("make", sight);
  if (making.when !== undefined && making.when.evaluate(whole) !== true) return ok(true);
  for (const it of items(making, whole)) {
    const scope = scopeOf("make", { ...sight, ...(it !== undefined && { it }) });
    const fields: Record<string, FieldValue> = {};
    for (const [name, expression] of Object.entries(making.with)) {
      fields[name] = fromCel(expression.evaluate(scope), undefined);
    }
    const order = { do: "enter", register: making.register, fields, maker: maker.stream } as const;
    const made = decideEntry(order, draft.world(), SELF);
    if (!made.ok) return made;
    draft.enter(made.value);
  }
  return ok(true);
}
