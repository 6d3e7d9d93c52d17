import { type Static, Type } from "typebox";
import { AreaCode, Day, Instant, Named, nullable, Uuid, Words } from "./base.ts";
import { AreaView } from "./case-view.ts";
import { FieldView, FormField } from "./field.ts";
import { BadRow } from "./import.ts";
import { Form, Value } from "./value.ts";

const closed = { additionalProperties: false } as const;

/** A register 台账 of a pack. */
export const RegisterView = Type.Object({
  pack: Type.String(),
  name: Type.String(),
  words: Words,
  /** The form by which an entry is made; key fields and what the register cannot be without are not optional. */
  form: Type.Array(FormField),
  /** Fields that are unique together. */
  key: Type.Array(Type.String()),
  /** The field by which an entry is called. */
  title: nullable(Type.String()),
  /** The field through which an entry hangs under another one of this register. */
  upper: nullable(Type.String()),
  /** Its entries decide who answers. */
  answers: Type.Boolean(),
  /** Its entries are topics: cases look up the unit that answers by them. */
  topics: Type.Boolean(),
  /** What its entries owe by the calendar. */
  cadences: Type.Array(Named),
  /** This viewer may enter, change or end some entry of it. */
  mayEnter: Type.Boolean(),
  /** Entries that stand. */
  standing: Type.Integer(),
});
export type RegisterView = Static<typeof RegisterView>;

export const RegisterList = Type.Object({ rows: Type.Array(RegisterView) });
export type RegisterList = Static<typeof RegisterList>;

export const EntryRow = Type.Object({
  id: Type.String(),
  /** null where the register has no key. */
  key: nullable(Type.String()),
  title: Words,
  /** Titles of the entries above it, the topmost first: 城市管理, 公共设施. */
  path: Type.Array(Words),
  fields: Type.Record(Type.String(), Value),
  /** The fields said, names of units, areas, choices and entries filled in; empty ones are left out. */
  display: Type.Record(Type.String(), Words),
  area: AreaView,
  /** What does not hold of it: an answer that has expired. */
  flags: Type.Array(Words),
  /** Cases that hang on it; counted no further than `usedMost`. */
  used: Type.Integer(),
  ended: Type.Boolean(),
  changed: Instant,
  etag: Type.String(),
});
export type EntryRow = Static<typeof EntryRow>;

/** How far uses are counted in a list. */
export const USED_MOST = 1000;

export const EntryPage = Type.Object({
  rows: Type.Array(EntryRow),
  /** Cursor of the next page; null on the last one. */
  next: nullable(Type.String()),
});
export type EntryPage = Static<typeof EntryPage>;

const EntryConditions = {
  /** Words; a phrase in “” or "" is searched exactly. */
  q: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  /** The area and everything in it. */
  area: Type.Optional(AreaCode),
  /** Only those that hang under this entry directly. */
  under: Type.Optional(Uuid),
  /** As the register stood at 24:00 of this day; conditions look at what stands now. */
  at: Type.Optional(Day),
  /** `no` = those that stand (if nothing is said), `yes` = those that ended, `all`. */
  ended: Type.Optional(Type.Enum(["no", "yes", "all"])),
} as const;

export const EntryFilter = Type.Object(EntryConditions, closed);
export type EntryFilter = Static<typeof EntryFilter>;

export const EntryListQuery = Type.Object(
  {
    ...EntryConditions,
    /** Opaque, from `next`. */
    after: Type.Optional(Type.String({ maxLength: 1000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  },
  closed,
);
export type EntryListQuery = Static<typeof EntryListQuery>;

/** How many entries stand in each division directly under an area. */
export const EntryAreas = Type.Object({
  under: Type.String(),
  rows: Type.Array(
    Type.Object({
      area: Type.Object({ code: Type.String(), name: Type.String() }),
      count: Type.Integer(),
    }),
  ),
  /** In the area itself, in none of its divisions. */
  elsewhere: Type.Integer(),
});
export type EntryAreas = Static<typeof EntryAreas>;

/** One version of an entry: what changed then, and the whole entry as it stood from that moment on. */
export const EntryVersion = Type.Object({
  seq: Type.Integer(),
  at: Instant,
  /** Who changed it, in words. */
  who: Words,
  kind: Type.Enum(["entered", "changed", "ended"]),
  why: nullable(Type.String()),
  changes: Type.Array(Type.Object({ field: Type.String(), words: Words, from: Words, to: Words })),
  fields: Type.Record(Type.String(), Value),
  display: Type.Record(Type.String(), Words),
});
export type EntryVersion = Static<typeof EntryVersion>;

export const EntryView = Type.Object({
  ...EntryRow.properties,
  pack: Type.String(),
  register: Type.Object({ id: Type.String(), words: Words }),
  views: Type.Array(FieldView),
  /** The form by which it is changed, beginning with what stands there; null when this viewer may not change it. */
  form: nullable(Type.Array(FormField)),
  mayEnd: Type.Boolean(),
  entered: Instant,
  /** Newest first. */
  history: Type.Array(EntryVersion),
});
export type EntryView = Static<typeof EntryView>;

/** Cases that hang on an entry, newest first, as far as this viewer sees them. */
export const EntryCases = Type.Object({
  rows: Type.Array(
    Type.Object({
      id: Type.String(),
      number: nullable(Type.String()),
      title: Type.String(),
      state: Words,
      opened: Instant,
      ended: Type.Boolean(),
    }),
  ),
  next: nullable(Type.String()),
});
export type EntryCases = Static<typeof EntryCases>;

export const EntryBody = Type.Object({ form: Form }, closed);
export type EntryBody = Static<typeof EntryBody>;

export const EndEntryBody = Type.Object(
  { why: Type.String({ minLength: 1, maxLength: 1000 }) },
  closed,
);
export type EndEntryBody = Static<typeof EndEntryBody>;

export const EntryImportQuery = Type.Object(
  { dry: Type.Optional(Type.Boolean({ default: true })) },
  closed,
);
export type EntryImportQuery = Static<typeof EntryImportQuery>;

/** What an import did, or on a dry run would do. */
export const EntryImportReport = Type.Object({
  file: Type.String(),
  dry: Type.Boolean(),
  rows: Type.Integer(),
  entered: Type.Integer(),
  changed: Type.Integer(),
  /** Stand already as the file has them. */
  same: Type.Integer(),
  bad: Type.Integer(),
  /** The first of them, each reason at its column. */
  badRows: Type.Array(BadRow),
  /** All refused rows as CSV, with a column that says what is wrong: mended, it comes in by the same door. */
  mend: nullable(Type.String()),
});
export type EntryImportReport = Static<typeof EntryImportReport>;
