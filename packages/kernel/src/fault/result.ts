import type { FaultCode } from "./table.ts";

/** What a fault's message template may mention; never a sealed value. */
export type FaultValues = Readonly<Record<string, string | number>>;

/**
 * An expected failure: a closed code, the place it concerns (a field name, `row 17, column 时间`,
 * `pack.yaml:12`) and the values its message names. HTTP status is the server's business.
 */
export interface Fault {
  readonly code: FaultCode;
  readonly place?: string;
  readonly values: FaultValues;
  /** Faults inside this one, e.g. every bad field of a form. */
  readonly parts?: readonly Fault[];
}

export type Result<T, F = Fault> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: F };

export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

/** @param place where the bad value stands, in words the sender knows */
export function fault(code: FaultCode, values: FaultValues = {}, place?: string): Fault {
  return place === undefined ? { code, values } : { code, values, place };
}

export function refuse(
  code: FaultCode,
  values: FaultValues = {},
  place?: string,
): Result<never, Fault> {
  return { ok: false, fault: fault(code, values, place) };
}
