import { crashLedger } from "./crash-ledger/kills.ts";

/**
 * Kills of a writing process or its database under load, below the server: nothing acknowledged is lost or doubled, each clock fires once, rows
 * equal their events, everything verifies. `crash` does the same to the whole product.
 */
export default function crash({ quick }: { readonly quick: boolean }) {
  return crashLedger(quick ? 8 : 50);
}
