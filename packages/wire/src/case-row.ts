import { type Static, Type } from "typebox";
import { AreaCode, Day, Instant, Name, Named, nullable, UnitId } from "./base.ts";
import { AreaView } from "./case-view.ts";
import { Light, LightName } from "./light.ts";

/** The clock that ends soonest (or that is longest over). */
export const RowClock = Type.Object({
  name: Type.String(),
  due: Instant,
  dueDay: Day,
  provisional: Type.Boolean(),
  light: Light,
});
export type RowClock = Static<typeof RowClock>;

export const CaseRow = Type.Object({
  id: Type.String(),
  number: nullable(Type.String()),
  title: Type.String(),
  pack: Type.String(),
  type: Named,
  state: Named,
  ended: Type.Boolean(),
  opened: Instant,
  area: AreaView,
  lead: nullable(Named),
  /** null when no clock runs. */
  clock: nullable(RowClock),
  /** How the row's light reads; `done` when the case has ended or nothing runs. */
  light: Light,
  confidential: Type.Boolean(),
  /** Names of the actions that the viewer may take from the list, first = main. */
  verbs: Type.Array(Type.String()),
  etag: Type.String(),
});
export type CaseRow = Static<typeof CaseRow>;

export const CaseFilter = Type.Object(
  {
    pack: Type.Optional(Name),
    type: Type.Optional(Name),
    /** Names of states with commas between them; or `open` (no end), `ended`. Absent = all. */
    state: Type.Optional(Type.String({ pattern: "^[a-z][a-z0-9_,]{0,400}$" })),
    light: Type.Optional(LightName),
    /** The area and everything in it. */
    area: Type.Optional(AreaCode),
    lead: Type.Optional(UnitId),
    /** Words; a phrase in “” or "" is searched exactly. A whole case number finds that case. */
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    /** Civil dates of opening, both included. */
    from: Type.Optional(Day),
    to: Type.Optional(Day),
  },
  { additionalProperties: false },
);
export type CaseFilter = Static<typeof CaseFilter>;

export const CaseSort = Type.Enum(["due", "-due", "opened", "-opened"]);
export type CaseSort = Static<typeof CaseSort>;

export const CaseListQuery = Type.Object(
  {
    ...CaseFilter.properties,
    /** `due`: what ends soonest first, cases without a running clock last. */
    sort: Type.Optional(CaseSort),
    /** Opaque, from `next`. */
    after: Type.Optional(Type.String({ maxLength: 400 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  },
  { additionalProperties: false },
);
export type CaseListQuery = Static<typeof CaseListQuery>;

export const CasePage = Type.Object({
  rows: Type.Array(CaseRow),
  /** Cursor of the next page; null on the last one. Also as `Link: rel="next"`. */
  next: nullable(Type.String()),
});
export type CasePage = Static<typeof CasePage>;

export const CaseCount = Type.Object({
  count: Type.Integer(),
  /** By light, of those that are counted; they add up to `count`. */
  lights: Type.Object({
    ok: Type.Integer(),
    soon: Type.Integer(),
    late: Type.Integer(),
    pause: Type.Integer(),
    done: Type.Integer(),
  }),
});
export type CaseCount = Static<typeof CaseCount>;
