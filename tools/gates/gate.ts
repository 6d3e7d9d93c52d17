/** What a gate saw. `lines` are read by people: what was looked at, and every breach with its place. */
export interface Verdict {
  readonly ok: boolean;
  readonly lines: readonly string[];
}

/** One rule of the house that a machine can hold. */
export interface Gate {
  readonly name: string;
  readonly run: () => Verdict | Promise<Verdict>;
}

/**
 * A verdict that holds when there is no breach. Looking at nothing never holds.
 * @param looked how many things were looked at
 * @param what those things, in words: `source files`
 */
export function verdict(looked: number, what: string, breaches: readonly string[]): Verdict {
  const said = `looked at ${looked} ${what}`;
  if (looked === 0) return { ok: false, lines: [said] };
  return { ok: breaches.length === 0, lines: [said, ...breaches] };
}
