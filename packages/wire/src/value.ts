import { type Static, Type } from "typebox";
import { AreaCode } from "./base.ts";

/** A place: an area and, as far as known, an address or a point (WGS84 degrees). */
export const PlaceValue = Type.Object(
  {
    area: AreaCode,
    address: Type.Optional(Type.String({ maxLength: 400 })),
    lng: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
    lat: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
  },
  { additionalProperties: false },
);
export type PlaceValue = Static<typeof PlaceValue>;

/** How a person can be reached; only ever sent in forms and in the reply to a look. */
export const ContactValue = Type.Object(
  {
    name: Type.Optional(Type.String({ maxLength: 60 })),
    phone: Type.Optional(Type.String({ maxLength: 40 })),
    address: Type.Optional(Type.String({ maxLength: 400 })),
  },
  { additionalProperties: false },
);
export type ContactValue = Static<typeof ContactValue>;

export const FileValue = Type.Object(
  { id: Type.String(), name: Type.String(), type: Type.String(), size: Type.Integer() },
  { additionalProperties: false },
);
export type FileValue = Static<typeof FileValue>;

/** An item of a checklist: what is asked, what it wants shown, and, when it is answered, how. A form sends `item` and the answer. */
export const CheckValue = Type.Object(
  {
    item: Type.String({ maxLength: 40 }),
    ask: Type.Optional(Type.String()),
    wants: Type.Optional(Type.Array(Type.Enum(["photo", "number"]))),
    ok: Type.Optional(Type.Boolean()),
    number: Type.Optional(Type.Number()),
    photos: Type.Optional(Type.Array(FileValue, { maxItems: 9 })),
    note: Type.Optional(Type.String({ maxLength: 10_000 })),
    at: Type.Optional(Type.Number()),
  },
  { additionalProperties: false },
);
export type CheckValue = Static<typeof CheckValue>;

const Single = Type.Union([
  Type.Null(),
  Type.String({ maxLength: 20_000 }),
  Type.Number(),
  Type.Boolean(),
  PlaceValue,
  ContactValue,
  FileValue,
  CheckValue,
]);

/**
 * What a field holds, as JSON: like the kernel's FieldValue, but a `time` is an ISO 8601 text with offset here. text, choice, unit,
 * person, area, date, limit, case: text; number, whole: number; yes: boolean. Texts are at most 20,000 characters.
 */
export const Value = Type.Union([Single, Type.Array(Single, { maxItems: 200 })]);
export type Value = Static<typeof Value>;

/** Numbers that an action files, by their cells: `sales`, `sales.food`, `share@511102`. Stands in a form as `figures`; null takes one back. */
export const CellsValue = Type.Record(
  Type.String({ pattern: "^[a-z][a-z0-9_.]{0,119}(@[A-Za-z0-9-]{1,20})?$" }),
  Type.Union([Type.Null(), Type.Number(), Type.String({ maxLength: 60 })]),
);
export type CellsValue = Static<typeof CellsValue>;

/** What a person fills in for an action: field name → value; null empties the field. */
export const Form = Type.Record(
  Type.String({ pattern: "^[a-z][a-z0-9_]{0,63}$" }),
  Type.Union([Value, CellsValue]),
);
export type Form = Static<typeof Form>;
