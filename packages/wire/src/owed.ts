import { type Static, Type } from "typebox";
import { AreaCode, Day, Instant, Name, nullable, Uuid, Words } from "./base.ts";
import { AreaView, CaseView } from "./case-view.ts";
import { Light } from "./light.ts";
import { Form } from "./value.ts";

const closed = { additionalProperties: false } as const;

/** A stretch of a rhythm: `2026-Q4`, `2026-11`, `2026-W47`, `2026-11-21`. */
export const SpanView = Type.Object({ name: Type.String(), words: Words, first: Day, last: Day });
export type SpanView = Static<typeof SpanView>;

/** What an entry of a register owes for the stretch that runs, and nobody has touched. */
export const OwedRow = Type.Object({
  pack: Type.String(),
  register: Type.Object({ id: Type.String(), words: Words }),
  cadence: Type.Object({ id: Type.String(), words: Words }),
  entry: Type.Object({ id: Type.String(), key: nullable(Type.String()), title: Words }),
  /** What the case would say of itself, without the entry: who, which grade. */
  says: Type.Array(Type.Object({ words: Words, display: Words })),
  area: AreaView,
  span: SpanView,
  due: Instant,
  light: Light,
  /** Verbs that this viewer may take now. */
  verbs: Type.Array(Type.Object({ name: Type.String(), words: Words })),
});
export type OwedRow = Static<typeof OwedRow>;

export const OwedPage = Type.Object({
  rows: Type.Array(OwedRow),
  /** Cursor of the next page; null on the last one. A page may hold less than asked for and not be the last. */
  next: nullable(Type.String()),
});
export type OwedPage = Static<typeof OwedPage>;

export const OwedQuery = Type.Object(
  {
    pack: Type.Optional(Name),
    register: Type.Optional(Name),
    cadence: Type.Optional(Name),
    /** Only what names me; then pack, register and cadence may be left out. */
    mine: Type.Optional(Type.Boolean({ default: true })),
    area: Type.Optional(AreaCode),
    after: Type.Optional(Type.String({ maxLength: 1000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  },
  closed,
);
export type OwedQuery = Static<typeof OwedQuery>;

/** How many entries owe something that nobody has touched, by cadence. */
export const OwedCounts = Type.Object({
  rows: Type.Array(
    Type.Object({
      pack: Type.String(),
      register: Type.Object({ id: Type.String(), words: Words }),
      cadence: Type.Object({ id: Type.String(), words: Words }),
      /** Stretch, how many are owed for it, and until when. */
      spans: Type.Array(Type.Object({ span: SpanView, due: Instant, owed: Type.Integer() })),
      /** Counting stopped at this many entries. */
      more: Type.Boolean(),
    }),
  ),
});
export type OwedCounts = Static<typeof OwedCounts>;

export const OwedCountQuery = Type.Object(
  {
    pack: Type.Optional(Name),
    mine: Type.Optional(Type.Boolean({ default: true })),
    area: Type.Optional(AreaCode),
  },
  closed,
);

/** One debt as it would begin, or the case that stands for it. */
export const OwedView = Type.Object({
  row: OwedRow,
  /** The case as it would stand if it were opened now; it is in no ledger. */
  case: CaseView,
});
export type OwedView = Static<typeof OwedView>;

export const MeetBody = Type.Object(
  {
    /** For which stretch: what was written for one is never taken for another. */
    span: Type.String({ pattern: "^\\d{4}(-[A-Z0-9-]{2,5})?$" }),
    form: Form,
  },
  closed,
);
export type MeetBody = Static<typeof MeetBody>;

/** Entries of registers that name a person. */
export const Pledges = Type.Object({
  rows: Type.Array(
    Type.Object({
      pack: Type.String(),
      register: Type.Object({ id: Type.String(), words: Words }),
      id: Type.String(),
      title: Words,
      /** The fields that name him. */
      fields: Type.Array(Words),
    }),
  ),
  /** How many there are; rows hold the first thousand. */
  total: Type.Integer(),
});
export type Pledges = Static<typeof Pledges>;

export const HandOverBody = Type.Object(
  {
    to: Uuid,
    pack: Name,
    /** Only these; all of the pack that the sender may change when left out. */
    entries: Type.Optional(Type.Array(Uuid, { minItems: 1, maxItems: 1000 })),
  },
  closed,
);
export type HandOverBody = Static<typeof HandOverBody>;

/** What became of each. */
export const HandedOver = Type.Object({
  handed: Type.Integer(),
  left: Type.Array(Type.Object({ id: Type.String(), title: Words, why: Words })),
});
export type HandedOver = Static<typeof HandedOver>;
