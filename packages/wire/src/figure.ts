import { type Static, Type } from "typebox";
import { AreaCode, Day, Instant, Name, nullable, Words } from "./base.ts";
import { AreaView } from "./case-view.ts";

/** Figures of the city that anybody may read: what the home page opens with. */
export const PublicFigures = Type.Object({
  day: Day,
  /** Registered on that day. */
  received: Type.Integer(),
  /** Of these, given to an answerable unit by 24:00 of the same day. */
  passedOn: Type.Integer(),
});
export type PublicFigures = Static<typeof PublicFigures>;

/** A statistic day, ten days, a month, a quarter, a year, or days from one to another. */
export const PeriodName = Type.String({
  pattern:
    "^\\d{4}(-Q[1-4]|-H[12]|-W\\d{2}|-\\d{2}(-X[1-3]|-\\d{2}(\\.\\.\\d{4}-\\d{2}-\\d{2})?)?)?$",
  description:
    "2026-11-05, 2026-W47, 2026-11-X1, 2026-11, 2026-Q4, 2026-H2, 2026 or 2026-11-01..2026-11-07",
});

export const FigureQuery = Type.Object(
  {
    /** Absent = the statistic day that ended last. */
    period: Type.Optional(PeriodName),
    /** The area and everything in it; absent = the whole city. */
    area: Type.Optional(AreaCode),
    /** `area` gives the areas just below, `lead` the units in charge, else a field of the indicators. Absent = one sum. */
    by: Type.Optional(Name),
    /** Names with commas between them; absent = all of the pack. */
    indicators: Type.Optional(Type.String({ pattern: "^[a-z][a-z0-9_,]{0,800}$" })),
  },
  { additionalProperties: false },
);
export type FigureQuery = Static<typeof FigureQuery>;

/** A number with everything that belongs to it when it leaves the house. */
export const FigureRow = Type.Object({
  indicator: Type.String(),
  words: Words,
  unit: nullable(Words),
  /** The definition, printed beside it, with the weights it used. */
  means: nullable(Words),
  /** What it is divided by: an area, a unit, a word; null = all, or where nothing stands. */
  key: nullable(Type.String()),
  keyWords: nullable(Words),
  /** null = there is no answer; then `why` says the reason. */
  value: nullable(Type.Number()),
  /** As printed: `87.6%`, `1,146`, `–`. */
  text: Type.String(),
  /** The cases it rests on; for a share what it is a share of. */
  n: nullable(Type.Number()),
  why: nullable(Words),
  /** Query of `/api/cases` that lists exactly the cases it counts; null when it is made of several. */
  opens: nullable(Type.String()),
  /** For a share: the query that lists what it is a share of. */
  opensWhole: nullable(Type.String()),
  /** What should hold of it and does not. */
  flags: Type.Optional(Type.Array(Words)),
  /** Added up over the areas just below: how many of them have a number, of how many. */
  parts: Type.Optional(Type.Object({ have: Type.Integer(), of: Type.Integer() })),
  /** Since when it adds up; absent for the period alone. */
  running: Type.Optional(Words),
  /** Query of `/api/figures/{pack}/number` that says what this number is. */
  explains: Type.Optional(Type.String()),
});
export type FigureRow = Static<typeof FigureRow>;

export const PeriodView = Type.Object({
  name: Type.String(),
  words: Words,
  from: Instant,
  until: Instant,
});
export type PeriodView = Static<typeof PeriodView>;

export const FigureSheet = Type.Object({
  period: PeriodView,
  /** Nothing after this moment is counted. */
  cutoff: Instant,
  area: AreaView,
  by: nullable(Type.String()),
  /** Every case is counted by the rules in force; false while they are being counted anew. */
  whole: Type.Boolean(),
  rows: Type.Array(FigureRow),
});
export type FigureSheet = Static<typeof FigureSheet>;

/** One question of a cockpit with the figures that answer it. */
export const Panel = Type.Object({
  name: Type.String(),
  words: Words,
  /** null for a panel of standing cases. */
  sheet: nullable(FigureSheet),
  /** The count of the desk whose cases are shown by area; null for a panel of figures. */
  count: nullable(Type.String()),
  /** The period just before, for comparison; null when the pack does not ask for it. */
  before: nullable(FigureSheet),
  /** Parts that stand for themselves; the rest is one row. */
  top: Type.Integer(),
});
export type Panel = Static<typeof Panel>;

export const Panels = Type.Object({ panels: Type.Array(Panel) });
export type Panels = Static<typeof Panels>;
