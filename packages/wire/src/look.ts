import { type Static, Type } from "typebox";
import { Name, Words } from "./base.ts";
import { Value } from "./value.ts";

export const LookBody = Type.Object(
  {
    fields: Type.Array(Name, { minItems: 1, maxItems: 20 }),
    why: Type.String({ minLength: 2, maxLength: 400 }),
  },
  { additionalProperties: false },
);
export type LookBody = Static<typeof LookBody>;

/** The values in clear. The look stands on the ledger before they are given. */
export const LookReply = Type.Object({
  fields: Type.Array(
    Type.Object({
      name: Type.String(),
      words: Words,
      value: Value,
      display: Words,
      /** The key was destroyed: nothing can be read any more. */
      erased: Type.Boolean(),
    }),
  ),
  etag: Type.String(),
});
export type LookReply = Static<typeof LookReply>;
