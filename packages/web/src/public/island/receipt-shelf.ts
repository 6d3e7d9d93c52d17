import { shelf } from "./shelf.ts";

/** A receipt kept on this phone, so that its holder finds it again without an account. */
export interface KeptReceipt {
  readonly number: string;
  readonly title: string;
  /** Day of the report, in words. */
  readonly opened: string;
  /** Path with the secret; opens the case. */
  readonly link: string;
  /** Last state that this phone has seen, and when (ms). */
  readonly state?: string;
  readonly seen?: number;
}

const MOST = 20;

function isList(value: unknown): value is readonly KeptReceipt[] {
  return (
    Array.isArray(value) &&
    value.every(
      (one) =>
        typeof one?.number === "string" &&
        typeof one.title === "string" &&
        /^\/[^/]/.test(one.link),
    )
  );
}

const kept = shelf<readonly KeptReceipt[]>("xinlian.receipts", isList);

export function keptReceipts(): readonly KeptReceipt[] {
  return kept.read() ?? [];
}

/** Newest first, at most 20. False when this browser keeps nothing. */
export function keepReceipt(receipt: KeptReceipt): boolean {
  const before = keptReceipts();
  const known = before.find((one) => one.number === receipt.number);
  const rest = before.filter((one) => one.number !== receipt.number);
  return kept.write([{ ...known, ...receipt }, ...rest].slice(0, MOST));
}

/** Notes the state just seen; a receipt that is not kept here is left alone. */
export function seeReceipt(number: string, state: string, seen: number): void {
  kept.write(keptReceipts().map((one) => (one.number === number ? { ...one, state, seen } : one)));
}

export function dropReceipt(number: string): void {
  kept.write(keptReceipts().filter((one) => one.number !== number));
}
