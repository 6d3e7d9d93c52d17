import type { OpenLedger, StoredCall } from "@xinlian/ledger";

type Listener = (call: StoredCall) => void;

/** How far back each look reaches, ms: a change that was committed late is still met. */
const BACK_MS = 5_000;

/**
 * Follows the calls of all processes and tells each listener of the calls at his own extension. A change is told once to each process.
 */
export class CallBoard {
  readonly #ledger: OpenLedger;
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #told = new Map<string, { version: string; person: string; at: number }>();

  constructor(ledger: OpenLedger) {
    this.#ledger = ledger;
  }

  /** Tells of calls to this person until the function it gives is called. */
  listen(person: string, listener: Listener): () => void {
    const own = this.#listeners.get(person) ?? new Set();
    own.add(listener);
    this.#listeners.set(person, own);
    return () => {
      own.delete(listener);
      if (own.size === 0) this.#listeners.delete(person);
    };
  }

  /** One look at what has changed. Costs nothing while nobody listens. */
  async look(): Promise<void> {
    if (this.#listeners.size === 0) return;
    const calls = await this.#ledger.calls.changed(BACK_MS);
    const now = Date.now();
    for (const [key, { at }] of this.#told) if (now - at > 4 * BACK_MS) this.#told.delete(key);
    for (const call of calls) {
      const key = `${call.feed} ${call.call}`;
      const before = this.#told.get(key);
      if (before?.version === call.version) continue;
      const person = call.person ?? "";
      this.#told.set(key, { version: call.version, person, at: now });
      // Who had it until now learns that it has gone to another extension.
      for (const each of new Set([person, before?.person ?? person]))
        for (const listener of this.#listeners.get(each) ?? []) listener(call);
    }
  }
}
