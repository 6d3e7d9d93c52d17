import type { Moment } from "../calendar/day.ts";
import type { FieldValues } from "../field/value.ts";

/**
 * An entry of a register as folded from its events: JSON only, stored beside the ledger as the current row. `stream` is a
 * UUIDv7.
 */
export interface EntryState {
  readonly stream: string;
  /** seq of the last event folded; the ETag. */
  readonly seq: number;
  readonly pack: string;
  readonly register: string;
  /** What is unique among the entries that stand; null where the register has no key. */
  readonly key: string | null;
  readonly fields: FieldValues;
  /** Area code that scopes the entry; the city's own code when it names no place. */
  readonly area: string;
  /** It stands no more: cases keep it, new ones cannot take it. */
  readonly ended: boolean;
  readonly entered: Moment;
  readonly changed: Moment;
}
