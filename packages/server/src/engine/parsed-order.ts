import {
  decide,
  type Me,
  type Order,
  ok,
  type Pack,
  parseForm,
  type Result,
  type World,
} from "@xinlian/kernel";
import { openedBy } from "./order-needs.ts";

/**
 * The order with its form read by the kernel: every value checked against its field. Whoever may not take the action at all is told so
 * before the mistakes of his form are.
 */
export function parsedOrder(order: Order, pack: Pack, world: World, me: Me): Result<Order> {
  if (order.do !== "open" && order.do !== "act" && order.do !== "meet") return ok(order);
  const type = order.do === "act" ? world.cases.get(order.stream)?.type : openedBy(order, pack);
  const node = pack.cases[type ?? ""];
  const action = node?.actions[order.action];
  // The kernel says what is unknown, and what is known beside it.
  if (node === undefined || action === undefined) return ok(order);
  const form = parseForm(action, node, pack, order.form, world);
  if (form.ok) return ok({ ...order, form: form.value });
  const bare = decide({ ...order, form: {} }, world, me);
  if (!bare.ok && bare.fault.code !== "case-form") return bare;
  return form;
}
