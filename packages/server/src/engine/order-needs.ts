import type { CaseState, FieldValues, Order, Pack } from "@xinlian/kernel";
import type { Ledger } from "@xinlian/ledger";
import { streamsTaken } from "../cadence/taken.ts";
import { cadenceRegisters, checklistRegisters, madeBy } from "../cadence/whole.ts";

/** Cases that an order names, or that stand where it is owed. */
export async function startOf(ledger: Ledger, order: Order): Promise<readonly string[]> {
  if (order.do === "open") return order.parent === undefined ? [] : [order.parent];
  if (order.do === "meet" || order.do === "lapse") return streamsTaken(ledger, order.owed);
  return [order.stream];
}

/** Type of the case that an order opens; null when it opens none. */
export function openedBy(order: Order, pack: Pack): string | null {
  if (order.do === "open") return order.type;
  if (order.do !== "meet" && order.do !== "lapse") return null;
  const { register, cadence } = order.owed;
  return pack.registers[register]?.cadences[cadence]?.type ?? null;
}

/** What was typed. */
export function formSent(order: Order): FieldValues {
  return order.do === "open" || order.do === "act" || order.do === "meet" ? order.form : {};
}

/** Registers that must be in sight whole: of the checklists of every case that the order may open. */
export function wholeFor(
  pack: Pack,
  order: Order,
  cases: Iterable<CaseState>,
): ReadonlySet<string> {
  const opened = openedBy(order, pack);
  const made = [...cases].flatMap(({ type }) => madeBy(pack, type));
  const registers = new Set(checklistRegisters(pack, opened === null ? made : [opened, ...made]));
  if ("owed" in order) {
    const cadence = pack.registers[order.owed.register]?.cadences[order.owed.cadence];
    for (const name of cadence === undefined ? [] : cadenceRegisters(cadence)) registers.add(name);
  }
  return registers;
}
