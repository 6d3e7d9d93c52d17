import type { Moment } from "../calendar/day.ts";
import type { CaseState } from "../case/state.ts";
import { standsAt } from "../deadline/breach.ts";
import type { Clock } from "../deadline/clock.ts";
import type { FieldValue } from "../field/value.ts";
import type { TypeLayout } from "./layout.ts";

/** Letters of a text that a row keeps: what is longer equals nothing that may be asked for. */
export const MOST_LETTERS = 120;

/** What stands in the columns of one row, by place. */
export interface RowValues {
  readonly text: readonly (string | null)[];
  readonly number: readonly (number | null)[];
  /** ms */
  readonly time: readonly (number | null)[];
  /** Bit `n` is set when flag `n` holds. */
  readonly flags: number;
}

/** The words of a case as its row keeps them (ROW-3). They change only with the case: nothing here depends on the present moment. */
export function rowValues(state: CaseState, layout: TypeLayout): RowValues {
  return {
    text: layout.text.map((path) => textOf(wordOf(path, state))),
    number: layout.number.map((path) => numberOf(wordOf(path, state))),
    time: layout.time.map((path) => numberOf(wordOf(path, state))),
    flags: layout.flag.reduce(
      (bits, path, at) => (wordOf(path, state) === true ? bits + 2 ** at : bits),
      0,
    ),
  };
}

type Value = FieldValue | undefined;

function wordOf(path: string | null, state: CaseState): Value {
  if (path === null) return null;
  const [, call, inner = ""] = /^(has|size)\((\w+)\)$/.exec(path) ?? [];
  if (call === "has") return filled(inner, state);
  if (call === "size") return listOf(state.fields[inner]).length;
  const [head = "", name = "", word = ""] = path.split(".");
  if (head === "clock" && word !== "") return ofClock(state.clocks[name], word);
  if (head === "past" && word !== "") return ofPast(state, name, word);
  return state.fields[head];
}

function filled(field: string, state: CaseState): boolean {
  const value = state.fields[field];
  return state.sealed[field] !== undefined || (value !== undefined && value !== null);
}

function ofPast(state: CaseState, action: string, word: string): Value {
  const past = state.past[action];
  if (word === "count") return past?.count ?? 0;
  return word === "first" ? past?.first : past?.last;
}

function ofClock(clock: Clock | undefined, word: string): Value {
  if (word === "extended") return clock?.extensions.length ?? 0;
  if (clock === undefined) return null;
  switch (word) {
    case "due":
      return clock.due;
    case "raw":
      return clock.raw;
    case "shifted":
      return clock.shifted;
    case "first_due":
      return clock.firstDue;
    case "stopped_at":
      return clock.stopped;
    case "late":
      return lateFrom(clock);
    case "running":
      return clock.stopped === undefined;
    case "stopped":
      return clock.stopped !== undefined;
    case "provisional":
      return clock.provisional;
    case "warned":
      return Object.keys(clock.fired).some((mark) => mark.endsWith("%"));
    default:
      throw new Error(`no row keeps clock.….${word}`);
  }
}

/** The moment from which the clock is late if nothing more happens; null when it stopped or stands still before it was. */
function lateFrom(clock: Clock): number | null {
  const standing = standsAt(clock, Number.POSITIVE_INFINITY as Moment);
  return standing >= clock.due ? clock.due : null;
}

function textOf(value: Value): string | null {
  return typeof value === "string" ? [...value].slice(0, MOST_LETTERS).join("") : null;
}

function numberOf(value: Value): number | null {
  return typeof value === "number" ? value : null;
}

function listOf(value: Value): readonly FieldValue[] {
  return Array.isArray(value) ? value : [];
}
