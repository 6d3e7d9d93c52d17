import type { Span } from "../../cadence/span.ts";
import type { Me, World } from "../../case/world.ts";
import type { EntrySeen } from "./seen.ts";

/** Where an expression over an entry is evaluated: the entry stands in the world as it is, or as it is about to be. */
export interface EntryScope extends EntrySeen {
  readonly me: Me | null;
}

export function entryScope(id: string, world: World, me: Me | null): EntryScope {
  return { id, world, me };
}

/** Where an expression of a cadence is evaluated. @param span absent while the rhythm itself is asked for */
export function cadenceScope(id: string, world: World, span?: Span): EntryScope {
  return { id, world, me: null, ...(span !== undefined && { span }) };
}
