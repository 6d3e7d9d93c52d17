import type { Calendar } from "../../calendar/calendar.ts";
import type { Moment } from "../../calendar/day.ts";
import { startOfDay } from "../../calendar/moment.ts";
import type { Limit } from "../../deadline/limit.ts";
import type { FieldValue } from "../../field/value.ts";
import type { FieldNode } from "../node.ts";
import type { Scope, ScopeKind, Sighted } from "./seen.ts";

export { fillWords } from "./fill-words.ts";
export type { Scope, ScopeKind, Sighted };

/**
 * The scope in which compiled expressions of a pack are evaluated. It holds only what is given; each expression gets
 * what it reads through the table it was checked by, and nothing more is computed.
 */
export function scopeOf(kind: ScopeKind, { state, node, world, me, form, it }: Sighted): Scope {
  return { kind, state, node, world, me, form: form ?? {}, it };
}

/** The result of an expression as the value of a field: an expression gives kernel values already. */
export function fromCel(value: unknown, _field: FieldNode | undefined): FieldValue {
  return (value ?? null) as FieldValue;
}

export function limitFromCel(value: unknown): Limit | undefined {
  return (value ?? undefined) as Limit | undefined;
}

/** A moment: of a date its 00:00. */
export function momentFromCel(value: unknown, calendar?: Calendar): Moment | undefined {
  if (typeof value === "number") return value as Moment;
  if (typeof value !== "string" || calendar === undefined) return undefined;
  return startOfDay(value as Parameters<typeof startOfDay>[0], calendar);
}
