import type { Me, Moment, Order, Pack } from "@xinlian/kernel";
import type { Principal } from "@xinlian/ledger";
import type { Entries } from "./entries.ts";

/** One order and everything that goes with it. */
export interface Asked {
  readonly order: Order;
  readonly pack: Pack;
  readonly me: Me;
  readonly principal: Principal;
  /** The idempotency key. */
  readonly key: string;
  /** seq that the sender saw; null = he did not say. */
  readonly match: number | null;
  /** He has to say: asked only after a repeat was recognised. */
  readonly mustMatch?: boolean;
  readonly now: Moment;
  /** The moment by which it is decided, when that is not the one at which it is recorded. */
  readonly by?: Moment;
  /** Every entry that the decision reads, as it stood then: nothing more is read, and the asker has made sure that nothing is taken. */
  readonly entries?: Entries;
  /** SHA-256 of the secret, for a case that a citizen opens. */
  readonly receipt?: string;
}
