import { type Static, Type } from "typebox";
import { AreaCode, Name, Named, nullable, UnitId, Uuid, Words } from "./base.ts";

export const LevelName = Type.Enum(["city", "county", "township", "village"]);

export const AreaNode = Type.Object({
  code: Type.String(),
  name: Type.String(),
  level: LevelName,
  parent: nullable(Type.String()),
  /** Has areas under it. */
  more: Type.Boolean(),
});
export type AreaNode = Static<typeof AreaNode>;

export const UnitView = Type.Object({
  id: Type.String(),
  words: Words,
  level: LevelName,
  area: Type.Object({ code: Type.String(), name: Type.String() }),
  upper: nullable(Named),
  dissolved: Type.Boolean(),
});
export type UnitView = Static<typeof UnitView>;

export const PersonView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  unit: Named,
  left: Type.Boolean(),
  /** Signs in with this; only in the reply that made the account, else null. */
  account: nullable(Type.String()),
  posts: Type.Array(
    Type.Object({
      pack: Type.String(),
      packWords: Words,
      role: Type.String(),
      roleWords: Words,
      unit: Named,
    }),
  ),
});
export type PersonView = Static<typeof PersonView>;

export const DutyView = Type.Object({
  id: Type.String(),
  pack: Type.String(),
  topic: nullable(Named),
  area: nullable(Type.Object({ code: Type.String(), name: Type.String() })),
  unit: Named,
  /** The unit that keeps this row, from when it holds (a civil date) and what it rests on; null where nobody said so. */
  owner: nullable(Named),
  since: nullable(Type.String()),
  basis: nullable(Type.String()),
});
export type DutyView = Static<typeof DutyView>;

/** Who answers for a topic in a place, and why this unit before the others. */
export const DutyAnswer = Type.Object({
  unit: nullable(Named),
  duty: nullable(DutyView),
  because: Words,
  /** The rows that fit too, less specific ones after more specific ones. */
  others: Type.Array(DutyView),
});
export type DutyAnswer = Static<typeof DutyAnswer>;

export const UnitBody = Type.Object(
  {
    id: UnitId,
    words: Words,
    level: LevelName,
    area: AreaCode,
    upper: nullable(UnitId),
    dissolved: Type.Optional(Type.Boolean()),
    /** Takes over the open cases and the duties of a unit that is dissolved; needed when it has open cases. */
    heir: Type.Optional(UnitId),
  },
  { additionalProperties: false },
);
export type UnitBody = Static<typeof UnitBody>;

export const PersonBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60 }),
    unit: UnitId,
    /** Given = an account is made and its first password is in the reply, once. */
    account: Type.Optional(Type.String({ pattern: "^[a-z0-9][a-z0-9._-]{1,63}$" })),
  },
  { additionalProperties: false },
);
export type PersonBody = Static<typeof PersonBody>;

export const PersonMade = Type.Object({ person: PersonView, password: nullable(Type.String()) });
export type PersonMade = Static<typeof PersonMade>;

export const PostBody = Type.Object(
  {
    person: Uuid,
    pack: Type.String({ pattern: "^(\\*|[a-z][a-z0-9_]{0,63})$" }),
    role: Name,
    unit: UnitId,
  },
  { additionalProperties: false },
);
export type PostBody = Static<typeof PostBody>;

/** A value of a choice by which cases look up their unit, or an entry of a register by its key or id. */
export const Topic = Type.String({ minLength: 1, maxLength: 200 });

export const DutyBody = Type.Object(
  { pack: Name, topic: nullable(Topic), area: nullable(AreaCode), unit: UnitId },
  { additionalProperties: false },
);
export type DutyBody = Static<typeof DutyBody>;
