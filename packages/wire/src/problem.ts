import { type Static, Type } from "typebox";

/** One fault inside another: a bad field of a form, a bad row of a file. */
export const ProblemPart = Type.Object({
  code: Type.String(),
  place: Type.Optional(Type.String()),
  detail: Type.String(),
});
export type ProblemPart = Static<typeof ProblemPart>;

/** RFC 9457 problem details. `title` and `detail` are in the language of `Accept-Language`. */
export const Problem = Type.Object({
  type: Type.String({ description: "urn:xinlian:fault:<code>" }),
  status: Type.Integer(),
  /** A code of the fault table; never reused. */
  code: Type.String(),
  title: Type.String(),
  detail: Type.String(),
  /** A field name, `row 17, column 时间`, a header. */
  place: Type.Optional(Type.String()),
  errors: Type.Optional(Type.Array(ProblemPart)),
  /** Names the request in the server's log; on 500 only. */
  reference: Type.Optional(Type.String()),
});
export type Problem = Static<typeof Problem>;
