import type { CelType } from "../cel/type.ts";
import type { Seen } from "./seen.ts";

/** What the tables of one part of a pack ask of the rest of it. */
export interface PackTypes {
  choice(name: string): CelType;
  caseType(type: string): CelType;
  registerType(name: string): CelType;
  /** A point of this score. */
  pointType(score: string): CelType;
  /** An item of a checklist over this register. */
  checkType(register: string): CelType;
  /** Whether cases of this type are opened by a cadence: never, sometimes, or in no other way. */
  owed(type: string): "never" | "also" | "only";
  /** The case types whose actions open a case of this type. */
  makers(type: string): readonly string[];
  /** The case types that may be linked to a case of this type: made by it, or joined to it. */
  linked(type: string): readonly string[];
  /** The value of a computed field of a case. */
  computed(type: string, field: string, seen: Seen): unknown;
}
