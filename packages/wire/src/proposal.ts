import { type Static, Type } from "typebox";
import { Instant, Name, nullable, Words } from "./base.ts";
import { CaseRow } from "./case-row.ts";
import { AreaView } from "./case-view.ts";
import { DutyAnswer } from "./directory.ts";
import { Form, Value } from "./value.ts";

/** What is known while somebody types; asked at every pause. Nothing is stored. */
export const ProposalBody = Type.Object(
  {
    pack: Name,
    type: Name,
    /** The opening that will be taken; the first one the asker may take when absent. */
    action: Type.Optional(Name),
    /**
     * The form as far as it is filled in. A `place` field may hold a plain text here: what was typed and belongs to no known area yet.
     */
    form: Form,
    /** As dialled or typed, in whatever way of writing. */
    phone: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  },
  { additionalProperties: false },
);
export type ProposalBody = Static<typeof ProposalBody>;

/** A value for the field that says what the matter is about. `score` is the share of all that speaks for it, 0–1. */
export const TopicProposal = Type.Object({
  field: Type.String(),
  /** What goes into the field: the id of an entry, or the value of a choice. */
  value: Type.String(),
  words: Words,
  /** The wider ones, widest first. */
  path: Type.Array(Words),
  because: Words,
  score: Type.Number({ minimum: 0, maximum: 1 }),
});
export type TopicProposal = Static<typeof TopicProposal>;

/** The unit that would answer, and how it has fared with the like of it. */
export const UnitProposal = Type.Object({
  ...DutyAnswer.properties,
  /** 近 90 天同类 4 件都由它办理，无退单; null when there were none. */
  record: nullable(Words),
});
export type UnitProposal = Static<typeof UnitProposal>;

/** When it would be due, were it opened now. */
export const DueProposal = Type.Object({
  clock: Type.String(),
  words: Words,
  due: Instant,
  /** Civil date at whose end it is due, or on which it is due. */
  day: Type.String(),
  /** The limit as said: 7 个工作日. */
  limit: Words,
  provisional: Type.Boolean(),
});
export type DueProposal = Static<typeof DueProposal>;

/** An open matter that may be the same. Never a confidential one. */
export const TwinProposal = Type.Object({
  id: Type.String(),
  number: nullable(Type.String()),
  title: Type.String(),
  opened: Instant,
  area: AreaView,
  state: Words,
  because: Words,
  /** 0–1. */
  score: Type.Number({ minimum: 0, maximum: 1 }),
  etag: Type.String(),
});
export type TwinProposal = Static<typeof TwinProposal>;

/** An answer of the knowledge base. */
export const ArticleProposal = Type.Object({
  id: Type.String(),
  title: Type.String(),
  reply: Type.String(),
  /** What is wrong with it: expired and the like. */
  flags: Type.Array(Words),
  because: Words,
});
export type ArticleProposal = Static<typeof ArticleProposal>;

/** A place read from a text: known areas that it may mean, nearest first. */
export const PlaceProposal = Type.Object({
  field: Type.String(),
  /** Goes into the field. */
  value: Value,
  area: AreaView,
  because: Words,
  score: Type.Number({ minimum: 0, maximum: 1 }),
});
export type PlaceProposal = Static<typeof PlaceProposal>;

/** What this caller has open, as far as the asker may see it. */
export const CallerProposal = Type.Object({
  /** The number in its one form, masked. */
  phone: Type.String(),
  /** Somebody called from it before. */
  known: Type.Boolean(),
  open: Type.Array(CaseRow),
  /** All of them, also those beyond the first few in `open`. */
  count: Type.Integer(),
});
export type CallerProposal = Static<typeof CallerProposal>;

export const Proposals = Type.Object({
  topics: Type.Array(TopicProposal),
  unit: nullable(UnitProposal),
  due: nullable(DueProposal),
  places: Type.Array(PlaceProposal),
  twins: Type.Array(TwinProposal),
  articles: Type.Array(ArticleProposal),
  caller: nullable(CallerProposal),
  /** What is still to be asked, most needed first. */
  ask: Type.Array(Words),
  /** What was given and cannot be: an unknown area, a number that cannot be called. Each names what is allowed. */
  flaws: Type.Array(Type.Object({ code: Type.String(), place: Type.String(), detail: Words })),
});
export type Proposals = Static<typeof Proposals>;
