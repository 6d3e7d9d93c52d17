import { type Static, Type } from "typebox";
import { Instant, Name, Named, nullable, Words } from "./base.ts";
import { CheckLine } from "./pack.ts";

/** A pack's files by path: texts only, as they lie in its folder. */
export const PackFilesBody = Type.Object(
  {
    files: Type.Record(Type.String({ minLength: 1, maxLength: 200 }), Type.String(), {
      maxProperties: 200,
    }),
  },
  { additionalProperties: false },
);

/** What should be known of a version, and where: it may load all the same. */
export const PackNote = Type.Object({
  code: Type.String(),
  place: nullable(Type.String()),
  detail: Words,
});
export type PackNote = Static<typeof PackNote>;

/** What loading a version did, or would do. */
export const VersionReport = Type.Object({
  pack: Type.String(),
  words: Words,
  hash: Type.String(),
  /** What people call the version. */
  version: nullable(Type.String()),
  dry: Type.Boolean(),
  /** It runs: loaded now, or it ran already. */
  loaded: Type.Boolean(),
  /** The version that ran before; null when the pack is new here. */
  before: nullable(Type.String()),
  counts: Type.Object({
    states: Type.Integer(),
    clocks: Type.Integer(),
    rules: Type.Integer(),
    scenarios: Type.Integer(),
  }),
  checks: Type.Array(CheckLine),
  notes: Type.Array(PackNote),
});
export type VersionReport = Static<typeof VersionReport>;

/** A move under way, or done last. */
export const MoveState = Type.Object({
  move: Name,
  /** Cases that are still to be moved. */
  left: Type.Integer(),
  by: Words,
  begun: Instant,
  ended: nullable(Instant),
});
export type MoveState = Static<typeof MoveState>;

export const VersionRow = Type.Object({
  hash: Type.String(),
  version: nullable(Type.String()),
  loaded: Instant,
  /** New cases take it. */
  now: Type.Boolean(),
  /** Open cases that stand on it. */
  open: Type.Integer(),
});
export type VersionRow = Static<typeof VersionRow>;

/** A declared move of the version that runs. */
export const MoveBrief = Type.Object({
  name: Name,
  /** Open cases that it would move. */
  open: Type.Integer(),
  /** Why it cannot begin. */
  faults: Type.Array(PackNote),
});

export const VersionList = Type.Object({
  pack: Named,
  rows: Type.Array(VersionRow),
  moves: Type.Array(MoveBrief),
  moving: nullable(MoveState),
});
export type VersionList = Static<typeof VersionList>;

/** What a move does to one case. */
export const MoveRow = Type.Object({
  id: Type.String(),
  number: nullable(Type.String()),
  type: Words,
  from: Words,
  to: Words,
  /** Fields that change their name, or are let go (`to` null); no values. */
  fields: Type.Array(Type.Object({ from: Words, to: nullable(Words) })),
  /** Due dates before and after; null where it did not run, or runs no more. */
  clocks: Type.Array(
    Type.Object({ words: Words, before: nullable(Instant), after: nullable(Instant) }),
  ),
  /** Why it stays where it is. */
  fault: nullable(Words),
});
export type MoveRow = Static<typeof MoveRow>;

export const MovePage = Type.Object({
  move: Name,
  open: Type.Integer(),
  faults: Type.Array(PackNote),
  rows: Type.Array(MoveRow),
  next: nullable(Type.String()),
});
export type MovePage = Static<typeof MovePage>;
