import type { CaseNode, Outcome, Pack } from "@xinlian/kernel";
import type { StreamWrite } from "@xinlian/ledger";
import type { Asked } from "./asked.ts";
import { receiptHash, receiptSecret } from "./receipt.ts";

type Change = Outcome["changes"][number];

/** Whether a citizen may act on cases of this type. */
function citizenActs(node: CaseNode | undefined): boolean {
  return Object.values(node?.actions ?? {}).some((action) =>
    action.by.some(({ kind }) => kind === "citizen"),
  );
}

/**
 * Every case on which a citizen may act has a receipt, also one that was taken down by telephone: its secret follows from the key of the
 * command, and goes out with the first message.
 */
export function ownReceipt(
  { order, pack, key, receipt }: Asked,
  ledger: Parameters<typeof receiptSecret>[0],
): string | undefined {
  if (receipt !== undefined || order.do !== "open" || order.historic === true) return receipt;
  return citizenActs(pack.cases[order.type]) ? receiptHash(receiptSecret(ledger, key)) : undefined;
}

/** A case made by another one is followed with the receipt of the case whose caller it took along, else of its maker. */
export function handedReceipt(
  { after, expected }: Change,
  pack: Pack,
): Pick<StreamWrite, "receipt"> {
  const node = pack.cases[after.type];
  if (expected > 0 || after.parent === null || !citizenActs(node)) return {};
  const contact = Object.values(node?.fields ?? {}).find(({ kind }) => kind === "contact");
  const taken = contact === undefined ? undefined : after.sealed[contact.name]?.stream;
  const from = taken === undefined || taken === after.stream ? after.parent : taken;
  return { receipt: `from:${from}` };
}
