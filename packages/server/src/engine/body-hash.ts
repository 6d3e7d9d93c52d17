import type { Order } from "@xinlian/kernel";
import type { Ledger } from "@xinlian/ledger";
import canonicalize from "canonicalize";

/**
 * What makes two requests under one key the same request. A keyed hash: a plain one would let a reader of the database guess
 * the phone number in a form.
 */
export function bodyHash(ledger: Ledger, order: Order, pack: string): string {
  const { stream: _, ...asked } = order as Order & { stream?: string };
  const named = order.do === "open" ? asked : order;
  return ledger.mac("command", canonicalize({ pack, order: named }) ?? "");
}
