import { type Static, Type } from "typebox";
import { Instant, nullable, UnitId, Uuid, Words } from "./base.ts";

/** What the engine, or a colleague, tells me. */
export const NoticeView = Type.Object({
  id: Type.String(),
  kind: Type.Enum(["told", "mentioned"]),
  /** The case it speaks of. */
  case: Type.Object({ id: Type.String(), number: nullable(Type.String()), title: Type.String() }),
  text: Words,
  /** Who wrote it; null = the engine. */
  from: nullable(Type.String()),
  at: Instant,
  read: Type.Boolean(),
});
export type NoticeView = Static<typeof NoticeView>;

export const NoticePage = Type.Object({
  rows: Type.Array(NoticeView),
  /** Pass as `before`; null on the last page. */
  next: nullable(Type.String()),
  /** Unread ones, counted to 100 and no further. */
  unread: Type.Integer(),
});
export type NoticePage = Static<typeof NoticePage>;

const Id = Type.String({ pattern: "^[0-9]{1,18}$" });

export const NoticeQuery = Type.Object(
  {
    before: Type.Optional(Id),
    limit: Type.Optional(Type.Integer({ minimum: 0, maximum: 100, default: 50 })),
  },
  { additionalProperties: false },
);

export const ReadBody = Type.Object(
  { ids: Type.Array(Id, { minItems: 1, maxItems: 200 }) },
  { additionalProperties: false },
);

/** What the citizen of a case was told, and whether it reached the telephone. */
export const LetterView = Type.Object({
  id: Type.String(),
  text: Words,
  /** `kept`: nothing is sent from here; it is read out or shown. */
  state: Type.Enum(["waiting", "sent", "failed", "kept"]),
  tries: Type.Integer(),
  why: nullable(Type.String()),
  at: Instant,
  sentAt: nullable(Instant),
});
export type LetterView = Static<typeof LetterView>;

export const MentionBody = Type.Object(
  { person: Uuid, text: Type.String({ minLength: 1, maxLength: 1000 }) },
  { additionalProperties: false },
);

/** A colleague of my units, whom I may mention. */
export const Colleague = Type.Object({ id: Type.String(), name: Type.String() });
export type Colleague = Static<typeof Colleague>;

/** Somebody stands in for an absent colleague. */
export const DeputyView = Type.Object({
  id: Type.String(),
  absent: Colleague,
  deputy: Colleague,
  from: Instant,
  until: Instant,
  why: Type.String(),
  /** Now in force. */
  acts: Type.Boolean(),
});
export type DeputyView = Static<typeof DeputyView>;

export const DeputyBody = Type.Object(
  {
    /** Who is absent. I may name myself; an administrator anybody. */
    absent: Uuid,
    deputy: Uuid,
    from: Instant,
    until: Instant,
    why: Type.String({ minLength: 1, maxLength: 200 }),
  },
  { additionalProperties: false },
);
export type DeputyBody = Static<typeof DeputyBody>;

export const PersonChange = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 60 }), unit: UnitId },
  { additionalProperties: false },
);

export const LeaveBody = Type.Object(
  {
    /** Roles that nobody fills afterwards are named first; `true` says that it is known. */
    anyway: Type.Optional(Type.Boolean()),
    /** Entries of registers that name him are told first; `true` says that they may go on naming him. */
    pledged: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type LeaveBody = Static<typeof LeaveBody>;
