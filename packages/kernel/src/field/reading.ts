import type { World } from "../case/world.ts";
import {
  type Fault,
  type FaultCode,
  type FaultValues,
  fault,
  type Result,
  spoken,
} from "../fault/index.ts";
import type { FieldNode, Pack } from "../pack/node.ts";
import type { Words } from "../words/index.ts";
import { FIELD_BOUNDS } from "./bounds.ts";
import type { FieldValue } from "./value.ts";

/** What is needed to read one field of a form. */
export interface Reading {
  readonly name: string;
  readonly text: Words;
  readonly sealed: boolean;
  /** Undefined for the built-in `lead`. */
  readonly field: FieldNode | undefined;
  readonly pack: Pack;
  readonly world: World;
}

export type ReadOne = (raw: unknown, reading: Reading) => Result<FieldValue>;

/** A bad value: the fault names it, unless the field is sealed. */
export function wrong(
  code: FaultCode,
  raw: unknown,
  reading: Reading,
  more: FaultValues = {},
): { readonly ok: false; readonly fault: Fault } {
  const { name, text, sealed } = reading;
  const value = sealed ? "…" : shown(raw);
  return { ok: false, fault: fault(code, { ...spoken("field", text), value, ...more }, name) };
}

function shown(raw: unknown): string {
  const text = typeof raw === "string" ? raw : (JSON.stringify(raw) ?? String(raw));
  const most = FIELD_BOUNDS.shown;
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

/** Whether a value fills nothing: then the field is empty, not wrong. */
export function isBlank(raw: unknown): boolean {
  if (raw === undefined || raw === null) return true;
  if (typeof raw === "string") return raw.trim() === "";
  return Array.isArray(raw) && raw.every(isBlank);
}

export function isRecord(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}
