import { type Static, Type } from "typebox";
import { Day } from "./base.ts";

/** Figures of the city that anybody may read: what the home page opens with. */
export const PublicFigures = Type.Object({
  day: Day,
  /** Registered on that day. */
  received: Type.Integer(),
  /** Of these, given to an answerable unit by 24:00 of the same day. */
  passedOn: Type.Integer(),
});
export type PublicFigures = Static<typeof PublicFigures>;
