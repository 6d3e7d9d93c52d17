import { type EntryEvent, type EntryState, evolveEntry, type Moment } from "@xinlian/kernel";
import type { Engine } from "../engine/engine.ts";

/** Entries as they stood at a moment: those that changed since are folded anew, those that came later are left out. */
export async function entriesAsOf(
  engine: Engine,
  entries: readonly EntryState[],
  moment: Moment,
): Promise<readonly EntryState[]> {
  const then: EntryState[] = [];
  for (const entry of entries) {
    if (entry.changed < moment) then.push(entry);
    else {
      const events = await engine.ledger.events({ kind: "engine" }, entry.stream);
      const before = events.filter(
        ({ occurredAt }) => occurredAt < moment,
      ) as unknown as EntryEvent[];
      const state = before.reduce<EntryState | null>(evolveEntry, null);
      if (state !== null) then.push(state);
    }
  }
  return then;
}
