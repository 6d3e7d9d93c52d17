import { type Static, Type } from "typebox";
import { nullable, Words } from "./base.ts";
import { Choice, FieldKind, FormField } from "./field.ts";

/** One thing that `check` looked at. */
export const CheckLine = Type.Object({
  /** What was proven: every state is reachable, every scenario passes. */
  words: Words,
  passed: Type.Boolean(),
  /** How many things were looked at. */
  count: Type.Integer(),
  /** What is wrong and where, when it did not pass. */
  faults: Type.Array(
    Type.Object({ code: Type.String(), place: nullable(Type.String()), detail: Words }),
  ),
});
export type CheckLine = Static<typeof CheckLine>;

export const PackBrief = Type.Object({
  name: Type.String(),
  words: Words,
  hash: Type.String(),
  cases: Type.Array(Type.Object({ name: Type.String(), words: Words })),
  /** All of its proofs passed. A pack that failed does not load; then `running` is the older hash. */
  sound: Type.Boolean(),
  running: Type.String(),
});
export type PackBrief = Static<typeof PackBrief>;

export const PackClock = Type.Object({
  name: Type.String(),
  words: Words,
  whose: Type.Enum(["citizen", "lead", "office"]),
  from: Type.Array(Type.String()),
  to: Type.Array(Type.String()),
  hold: Type.Array(Type.String()),
  /** As written in the pack. */
  limit: Type.String(),
  at: Type.Array(Type.Object({ mark: Type.String(), action: Type.String() })),
});
export type PackClock = Static<typeof PackClock>;

export const PackCase = Type.Object({
  name: Type.String(),
  words: Words,
  number: nullable(Type.String()),
  fields: Type.Array(
    Type.Object({
      name: Type.String(),
      words: Words,
      kind: FieldKind,
      of: nullable(Type.String()),
      many: Type.Boolean(),
      sealed: Type.Boolean(),
    }),
  ),
  states: Type.Array(
    Type.Object({
      name: Type.String(),
      words: Words,
      end: Type.Boolean(),
      onMainLine: Type.Boolean(),
    }),
  ),
  actions: Type.Array(
    Type.Object({
      name: Type.String(),
      words: Words,
      /** `new`, `any`, or the states. */
      from: Type.Array(Type.String()),
      to: nullable(Type.String()),
      by: Type.Array(Type.Object({ source: Type.String(), words: Words })),
      form: Type.Array(FormField),
      must: Type.Array(Type.Object({ rule: Type.String(), otherwise: Words })),
      place: Type.String({ description: "file:line" }),
    }),
  ),
  clocks: Type.Array(PackClock),
  transitions: Type.Array(
    Type.Object({ action: Type.String(), words: Words, from: Type.String(), to: Type.String() }),
  ),
  /** The diagram said in sentences, one a state. */
  twin: Words,
});
export type PackCase = Static<typeof PackCase>;

/** A pack: enough to draw its forms, lists and diagrams, and what its check proved. */
export const PackView = Type.Object({
  ...PackBrief.properties,
  roles: Type.Array(
    Type.Object({
      name: Type.String(),
      words: Words,
      sees: Type.Enum(["city", "area", "unit", "own"]),
      people: Type.Integer(),
    }),
  ),
  settings: Type.Array(
    Type.Object({
      name: Type.String(),
      words: Words,
      source: Type.String(),
      confidence: Type.Enum(["high", "medium", "low"]),
      /** As the city has it now, as JSON text or literal. */
      value: Type.String(),
    }),
  ),
  choices: Type.Array(Type.Object({ name: Type.String(), values: Type.Array(Choice) })),
  types: Type.Array(PackCase),
  checks: Type.Array(CheckLine),
});
export type PackView = Static<typeof PackView>;
