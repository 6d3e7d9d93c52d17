import { type Static, type TObject, type TSchema, Type } from "typebox";
import { AreaCode, Day, Instant, Name, Named, nullable, UnitId, Words } from "./base.ts";
import { AreaView } from "./case-view.ts";
import { PeriodName } from "./figure.ts";
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
  /** What the desk's columns show, by path; null where nothing stands. Empty when the list was asked for without a desk. */
  columns: Type.Record(Type.String(), nullable(Type.Object({ words: Words }))),
  /** Names of the actions that the viewer may take from the list, first = main. */
  verbs: Type.Array(Type.String()),
  etag: Type.String(),
});
export type CaseRow = Static<typeof CaseRow>;

/** What a field is to hold: `field.topic=lamps`. Which fields may be asked for a desk says (`DeskView.filter`). */
const FIELDS = { "^field\\.[a-z][a-z0-9_]{0,63}$": Type.String({ minLength: 1, maxLength: 200 }) };
type ByField = Readonly<Partial<Record<`field.${string}`, string>>>;

const Conditions = Type.Object({
  pack: Type.Optional(Name),
  type: Type.Optional(Name),
  /** Rows of this desk of the pack. */
  desk: Type.Optional(Name),
  /** With `desk`: the cases that this figure of its opening sentence counts, instead of its rows. */
  count: Type.Optional(Name),
  /** Names of states with commas between them; or `open` (no end), `ended`. Absent = all. */
  state: Type.Optional(Type.String({ pattern: "^[a-z][a-z0-9_,]{0,400}$" })),
  light: Type.Optional(LightName),
  /** The area and everything in it. */
  area: Type.Optional(AreaCode),
  /** With `area`: that area itself and nothing within it. */
  alone: Type.Optional(Type.Literal("yes")),
  lead: Type.Optional(UnitId),
  /** Words; a phrase in “” or "" is searched exactly. A whole case number finds that case. */
  q: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  /** The cases that this indicator of the pack counts in the period. */
  figure: Type.Optional(Name),
  period: Type.Optional(PeriodName),
  /** With `figure`: further what it was divided by, `kind:help,topic:-`; `-` where nothing stands. */
  dims: Type.Optional(
    Type.String({
      pattern: "^[a-z][a-z0-9_]*:[0-9A-Za-z_-]+(,[a-z][a-z0-9_]*:[0-9A-Za-z_-]+)*$",
      maxLength: 400,
    }),
  ),
  /** Civil dates of opening, both included. */
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  /** Civil dates of ending, both included. */
  endedFrom: Type.Optional(Day),
  endedTo: Type.Optional(Day),
  /** Civil dates on which the running light of an open case falls due, both included; 24:00 belongs to the day that ends. */
  dueFrom: Type.Optional(Day),
  dueTo: Type.Optional(Day),
  /** Whether a limit was overrun on record. */
  breached: Type.Optional(Type.Enum(["yes", "no"])),
});

/** An object of a query that takes `field.<name>` beside its own properties, and nothing else. */
function withFields<const P extends Record<string, TSchema>>(properties: P) {
  type Query = Static<TObject<P>> & ByField;
  const open = Type.Object(properties, { patternProperties: FIELDS, additionalProperties: false });
  return Object.assign(Type.Unsafe<Query>(open), { properties });
}

export const CaseFilter = withFields(Conditions.properties);
export type CaseFilter = Static<typeof Conditions> & ByField;

export const CaseSort = Type.Enum(["due", "-due", "opened", "-opened"]);
export type CaseSort = Static<typeof CaseSort>;

export const CaseListQuery = withFields({
  ...Conditions.properties,
  /** `due`: what ends soonest first, cases without a running clock last. Absent = as the desk sorts, else `due`. */
  sort: Type.Optional(CaseSort),
  /** Opaque, from `next`. */
  after: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
});
export type CaseListQuery = Static<typeof CaseListQuery>;

/** `area` groups by county, `lead` by the unit in charge, `state`, `light`; else a field that may be asked for. */
export const CaseGroupsQuery = withFields({ ...Conditions.properties, by: Name });
export type CaseGroupsQuery = Static<typeof CaseGroupsQuery>;

export const CasePage = Type.Object({
  rows: Type.Array(CaseRow),
  /** Cursor of the next page; null on the last one. Also as `Link: rel="next"`. */
  next: nullable(Type.String()),
});
export type CasePage = Static<typeof CasePage>;

const Lights = Type.Object({
  ok: Type.Integer(),
  soon: Type.Integer(),
  late: Type.Integer(),
  pause: Type.Integer(),
  done: Type.Integer(),
});

export const CaseCount = Type.Object({
  count: Type.Integer(),
  /** There are more than `count`: ended cases are counted up to 10,000 when no day bounds them. */
  more: Type.Boolean(),
  /** By light, of those that are counted; they add up to `count`. */
  lights: Lights,
});
export type CaseCount = Static<typeof CaseCount>;

/** The counted cases divided by something; the rows add up to `total`. */
export const CaseGroups = Type.Object({
  rows: Type.Array(
    Type.Object({
      /** What to filter by to see these; null = those where nothing stands. */
      key: nullable(Type.String()),
      words: Words,
      count: Type.Integer(),
      lights: Lights,
    }),
  ),
  total: Type.Integer(),
});
export type CaseGroups = Static<typeof CaseGroups>;
