import { type Static, Type } from "typebox";
import { Name, nullable, Words } from "./base.ts";
import { Value } from "./value.ts";

export const FieldKind = Type.Enum([
  "text",
  "number",
  "whole",
  "yes",
  "date",
  "time",
  "period",
  "limit",
  "cadence",
  "contact",
  "place",
  "area",
  "unit",
  "person",
  "file",
  "checklist",
  "point",
  "choice",
  "register",
  "case",
]);
export type FieldKind = Static<typeof FieldKind>;

/** One value that a choice offers. */
export const Choice = Type.Object({ value: Type.String(), words: Words });
export type Choice = Static<typeof Choice>;

/** A field as a case page shows it. */
export const FieldView = Type.Object({
  name: Type.String(),
  words: Words,
  kind: FieldKind,
  many: Type.Boolean(),
  /** null when empty, and always when the field is sealed. */
  value: Value,
  /** The value said, names of units, areas, choices filled in; empty text when there is none. */
  display: Words,
  /** Set on fields that are stored encrypted. */
  sealed: Type.Optional(
    Type.Object({
      /** Something stands there. */
      present: Type.Boolean(),
      /** This viewer may look; the look is recorded. */
      mayLook: Type.Boolean(),
    }),
  ),
});
export type FieldView = Static<typeof FieldView>;

/** A field as a form asks it. `field` is a field of the case, or `lead`. */
export const FormField = Type.Object({
  field: Name,
  words: Words,
  kind: FieldKind,
  optional: Type.Boolean(),
  many: Type.Boolean(),
  sealed: Type.Boolean(),
  /** For a register or a case: `<pack>/<its name>`, e.g. what is picked from lies under `/api/registers/<of>`. */
  of: Type.Optional(Type.String()),
  /** What is filled in here decides who may read something that is stored encrypted. */
  guards: Type.Optional(Type.Boolean()),
  /** For a choice. Units, areas, people are looked up in the directory. */
  choices: Type.Optional(Type.Array(Choice)),
  /** What stands there now, or what is proposed. */
  value: Value,
  /** Why this value is proposed, or how to fill it in. */
  hint: nullable(Words),
});
export type FormField = Static<typeof FormField>;

/** One number that an action files. */
export const FormCell = Type.Object({
  /** `sales.food@511102` */
  cell: Type.String(),
  indicator: Name,
  words: Words,
  /** What the row of a table says of it: the value it is divided by, or the area. */
  part: nullable(Words),
  unit: nullable(Words),
  /** The definition. */
  means: nullable(Words),
  optional: Type.Boolean(),
  /** As it stands. */
  value: nullable(Type.Number()),
});
export type FormCell = Static<typeof FormCell>;

/** An action that this viewer may take now. */
export const ActionView = Type.Object({
  name: Type.String(),
  words: Words,
  form: Type.Array(FormField),
  /** Numbers that it files, in the order of the form. */
  figures: Type.Optional(Type.Array(FormCell)),
  /** The first verb of the desk: drawn as the main button. */
  main: Type.Boolean(),
});
export type ActionView = Static<typeof ActionView>;

/** An action that concerns this viewer and may not be taken now. */
export const RefusedView = Type.Object({
  name: Type.String(),
  words: Words,
  why: Words,
});
export type RefusedView = Static<typeof RefusedView>;
