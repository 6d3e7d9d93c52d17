import { type Static, Type } from "typebox";
import { Instant, nullable } from "./base.ts";

/** The city's time beside the clock of the machine it runs on. */
export const TimeView = Type.Object({
  city: Instant,
  machine: Instant,
  /** Since when the machine's clock is not followed, because it jumped; null = it is followed. */
  since: nullable(Instant),
});
export type TimeView = Static<typeof TimeView>;

export const AdoptTimeBody = Type.Object(
  {
    /** Why the machine's clock is right. */
    why: Type.String({ minLength: 1, maxLength: 200, pattern: "\\S" }),
  },
  { additionalProperties: false },
);
export type AdoptTimeBody = Static<typeof AdoptTimeBody>;
