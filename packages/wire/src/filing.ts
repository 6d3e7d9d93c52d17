import { type Static, Type } from "typebox";
import { AreaCode, Instant, Name, nullable, Uuid, Words } from "./base.ts";
import { AreaView } from "./case-view.ts";
import { FigureRow, PeriodName, PeriodView } from "./figure.ts";
import { BadRow } from "./import.ts";
import { Form } from "./value.ts";

const closed = { additionalProperties: false } as const;

/** Which number is meant. */
export const NumberQuery = Type.Object(
  {
    indicator: Name,
    period: PeriodName,
    /** Absent = the whole city. */
    area: Type.Optional(AreaCode),
    /** Values of what it is divided by: `kind:food`. */
    dims: Type.Optional(Type.String({ maxLength: 400 })),
  },
  closed,
);
export type NumberQuery = Static<typeof NumberQuery>;

/** One value that a filed number had. */
export const FiledValue = Type.Object({
  text: Type.String(),
  at: Instant,
  /** The unit that filed it; null where it was no person. */
  unit: nullable(Words),
  action: Words,
  /** The latest of them that stands. */
  standing: Type.Boolean(),
});
export type FiledValue = Static<typeof FiledValue>;

/** A return that files the number. */
export const FiledBy = Type.Object({
  case: Uuid,
  number: nullable(Type.String()),
  type: Words,
  state: Words,
  /** False where another return was asked first, or its `where` does not hold. */
  counts: Type.Boolean(),
  /** Source, caliber, method: what the form asked beside the numbers. Never a respondent. */
  facts: Type.Array(Type.Object({ words: Words, value: Words })),
  /** Oldest first. */
  values: Type.Array(FiledValue),
});
export type FiledBy = Static<typeof FiledBy>;

/** What a number is: its definition, what it is made of, who filed it and every value it had. */
export const NumberView = Type.Object({
  row: FigureRow,
  period: PeriodView,
  area: AreaView,
  /** Numbers that it is made of at the same place and period, or those of the areas just below. */
  made: Type.Array(FigureRow),
  filed: Type.Array(FiledBy),
});
export type NumberView = Static<typeof NumberView>;

export const FlagQuery = Type.Object({ period: PeriodName, area: Type.Optional(AreaCode) }, closed);
export type FlagQuery = Static<typeof FlagQuery>;

/** A number about which something should hold and does not: accepted, marked, listed. */
export const FlaggedRow = Type.Object({
  cell: Type.String(),
  indicator: Name,
  words: Words,
  text: Type.String(),
  flags: Type.Array(Words),
  /** Query of `/api/figures/{pack}/number`. */
  explains: Type.String(),
});
export type FlaggedRow = Static<typeof FlaggedRow>;

export const FlagList = Type.Object({ period: PeriodView, rows: Type.Array(FlaggedRow) });
export type FlagList = Static<typeof FlagList>;

/** Numbers as far as they are typed; asked at every pause. Nothing is stored. */
export const TryBody = Type.Object(
  {
    type: Name,
    action: Name,
    /** The case that files; absent for an opening. */
    case: Type.Optional(Uuid),
    form: Form,
  },
  closed,
);
export type TryBody = Static<typeof TryBody>;

const Earlier = nullable(Type.Object({ period: Words, text: Type.String() }));

/** What is known of one number while it is typed. */
export const TriedCell = Type.Object({
  cell: Type.String(),
  /** As it stands. */
  standing: nullable(Type.String()),
  /** The period just before, and the same one a year before. */
  before: Earlier,
  year: Earlier,
  /** Against the year before, as it would be. */
  growth: nullable(Type.String()),
});
export type TriedCell = Static<typeof TriedCell>;

export const Tried = Type.Object({
  /** null until a period is known. */
  period: nullable(PeriodView),
  cells: Type.Array(TriedCell),
  /** What would be flagged. */
  flags: Type.Array(FlaggedRow),
});
export type Tried = Static<typeof Tried>;

export const FigureImportQuery = Type.Object(
  { type: Name, action: Name, dry: Type.Optional(Type.Boolean({ default: true })) },
  closed,
);
export type FigureImportQuery = Static<typeof FigureImportQuery>;

/** What an import of numbers did, or on a dry run would do. */
export const FigureImportReport = Type.Object({
  file: Type.String(),
  dry: Type.Boolean(),
  rows: Type.Integer(),
  /** Returns that were filed, and numbers in them. */
  filed: Type.Integer(),
  numbers: Type.Integer(),
  bad: Type.Integer(),
  badRows: Type.Array(BadRow),
});
export type FigureImportReport = Static<typeof FigureImportReport>;
