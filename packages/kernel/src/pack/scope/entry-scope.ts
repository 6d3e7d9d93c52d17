import type { Me, World } from "../../case/world.ts";
import type { EntrySeen } from "./seen.ts";

/** Where an expression over an entry is evaluated: the entry stands in the world as it is, or as it is about to be. */
export interface EntryScope extends EntrySeen {
  readonly me: Me | null;
}

export function entryScope(id: string, world: World, me: Me | null): EntryScope {
  return { id, world, me };
}
