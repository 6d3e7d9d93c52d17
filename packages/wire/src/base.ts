import { type Static, Type } from "typebox";

/** A text for people in both languages. */
export const Words = Type.Object({ zh: Type.String(), en: Type.String() });
export type Words = Static<typeof Words>;

/** ISO 8601 with offset, e.g. `2026-11-02T09:00:00+08:00`. */
export const Instant = Type.String({
  pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?(Z|[+-]\\d{2}:\\d{2})$",
  description: "ISO 8601 with offset",
});
export type Instant = Static<typeof Instant>;

/** Civil date in the city's time. */
export const Day = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$", description: "YYYY-MM-DD" });
export type Day = Static<typeof Day>;

/** A stream: a case, a person, an import run. */
export const Uuid = Type.String({
  pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$",
  description: "UUID",
});

/** A name inside a pack: of the pack, a case type, a state, an action, a field. */
export const Name = Type.String({
  pattern: "^[a-z][a-z0-9_]{0,63}$",
  description: "name in a pack",
});

/** Code of a division, e.g. `511102` or `511102004`. */
export const AreaCode = Type.String({ pattern: "^[0-9]{6,12}[A-Z]?$", description: "area code" });

/** Short stable id of a unit, e.g. `511102-housing`. */
export const UnitId = Type.String({ pattern: "^[0-9a-z][0-9a-z-]{0,63}$", description: "unit id" });

/** Something named: its id and its words. */
export const Named = Type.Object({ id: Type.String(), words: Words });
export type Named = Static<typeof Named>;

export const nullable = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Union([schema, Type.Null()]);
