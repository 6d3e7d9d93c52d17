import { type Static, Type } from "typebox";
import { AreaCode, Instant, Name, nullable, Words } from "./base.ts";
import { AreaView } from "./case-view.ts";
import { FormField } from "./field.ts";
import { PeriodView } from "./figure.ts";

const closed = { additionalProperties: false } as const;

/** One rule by which points are given. */
export const RuleView = Type.Object({
  name: Type.String(),
  words: Words,
  /** The most that it counts for in a period, on either side; null = without bound. */
  cap: nullable(Type.Number()),
  /** Given at the start of each period to everyone who stands in it; null = given by events. */
  start: nullable(Type.Number()),
});
export type RuleView = Static<typeof RuleView>;

export const BandView = Type.Object({
  name: Type.String(),
  words: Words,
  /** 低于 60 分. */
  range: Words,
});
export type BandView = Static<typeof BandView>;

/** The opening by which a point of this score is appealed. */
export const AppealView = Type.Object({
  type: Name,
  action: Name,
  words: Words,
  /** The field of the form that names the point. */
  field: Name,
  form: Type.Array(FormField),
});
export type AppealView = Static<typeof AppealView>;

/** A score 积分 of a pack: who gets points, by which rules, and what they come to. */
export const ScoreView = Type.Object({
  pack: Type.String(),
  name: Type.String(),
  words: Words,
  /** What gets the points: the words of a register, or units. */
  of: Words,
  /** The register whose entries get them; null for units. */
  register: nullable(Type.String()),
  per: Type.Enum(["month", "quarter", "half", "year"]),
  /** The pack lets its rows be put in the order of points. */
  ranked: Type.Boolean(),
  rules: Type.Array(RuleView),
  /** From the lowest up. */
  bands: Type.Array(BandView),
  /** The band of newcomers. */
  fresh: Type.String(),
  /** The period that runs, and the last one that is closed. */
  now: PeriodView,
  last: PeriodView,
  /** null where this viewer may not appeal. */
  appeal: nullable(AppealView),
});
export type ScoreView = Static<typeof ScoreView>;

export const ScoreList = Type.Object({ rows: Type.Array(ScoreView) });
export type ScoreList = Static<typeof ScoreList>;

export const RuleSum = Type.Object({
  rule: Type.String(),
  /** Everything that it gave. */
  sum: Type.Number(),
  /** What of that counts, by its cap. */
  counts: Type.Number(),
});
export type RuleSum = Static<typeof RuleSum>;

/** What an entry or a unit has in a period. */
export const ScoreRow = Type.Object({
  /** Stream of an entry, or id of a unit. */
  subject: Type.String(),
  words: Words,
  area: AreaView,
  points: Type.Number(),
  /** null while the period runs, and for whoever ended in it. */
  band: nullable(Type.String()),
  /** Did not stand for the whole of the period. */
  fresh: Type.Boolean(),
  ended: Type.Boolean(),
  rules: Type.Array(RuleSum),
});
export type ScoreRow = Static<typeof ScoreRow>;

export const ScorePeriodName = Type.String({
  pattern: "^\\d{4}(-(\\d{2}|[QH]\\d))?$",
  description: "2026-11, 2026-Q4, 2026-H2 or 2026",
});

export const ScoreQuery = Type.Object(
  {
    /** Absent = the last closed one. */
    period: Type.Optional(ScorePeriodName),
    /** The area and everything in it; absent = the whole city. */
    area: Type.Optional(AreaCode),
    q: Type.Optional(Type.String({ maxLength: 100 })),
    /** `points` only where the pack lets its rows be ranked. */
    sort: Type.Optional(Type.Enum(["name", "points"])),
  },
  closed,
);
export type ScoreQuery = Static<typeof ScoreQuery>;

export const ScoreListQuery = Type.Object(
  {
    ...ScoreQuery.properties,
    after: Type.Optional(Type.String({ maxLength: 600 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  closed,
);
export type ScoreListQuery = Static<typeof ScoreListQuery>;

export const ScoreSheet = Type.Object({
  score: ScoreView,
  period: PeriodView,
  /** The period is over: there are bands. */
  closed: Type.Boolean(),
  /** The period before and, when one has begun, the one after. */
  before: Type.String(),
  next: nullable(Type.String()),
  rows: Type.Array(ScoreRow),
  /** How to ask for the next page. */
  after: nullable(Type.String()),
});
export type ScoreSheet = Static<typeof ScoreSheet>;

/** One point with its rule and its event. */
export const PointView = Type.Object({
  id: Type.String(),
  rule: Type.String(),
  words: Words,
  value: Type.Number(),
  /** How much of it counted, by the cap of its rule. */
  counted: Type.Number(),
  given: Instant,
  /** The case whose event gave it; null when this viewer does not see the case. */
  case: nullable(Type.Object({ id: Type.String(), number: nullable(Type.String()), words: Words })),
  /** The event of that case. */
  seq: Type.Integer(),
  /** The point that it answers. */
  against: nullable(Type.String()),
  /** The point by which it was answered. */
  answered: nullable(Type.String()),
  /** This viewer may appeal against it. */
  mayAppeal: Type.Boolean(),
});
export type PointView = Static<typeof PointView>;

/** What a closed period came to: at its end, or after a point that was given for it later. */
export const ScoreTurn = Type.Object({
  at: Instant,
  points: Type.Number(),
  band: nullable(Type.String()),
  /** The point that made it come to this; null at the end of the period. */
  because: nullable(Type.String()),
});
export type ScoreTurn = Static<typeof ScoreTurn>;

/** Points of one subject in one period, in the order in which they count. */
export const ScoreLedger = Type.Object({
  score: ScoreView,
  period: PeriodView,
  closed: Type.Boolean(),
  before: Type.String(),
  next: nullable(Type.String()),
  row: ScoreRow,
  points: Type.Array(PointView),
  /** There are more than are shown. */
  more: Type.Boolean(),
  /** Of a closed period: what it came to at its end, then after each correction; empty where there are more points than are shown. */
  turns: Type.Array(ScoreTurn),
});
export type ScoreLedger = Static<typeof ScoreLedger>;
