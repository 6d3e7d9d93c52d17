import { type Static, Type } from "typebox";
import { Instant, Name, nullable } from "./base.ts";

/** What a key opens beside its packs. */
export const FeedScope = Type.Enum(["telephony"]);
export type FeedScope = Static<typeof FeedScope>;

export const FeedName = Type.String({
  pattern: "^[a-z][a-z0-9-]{1,39}$",
  description: "name of a feed",
});

/** A system that calls from outside, and what its key opens. The key itself is never shown again. */
export const FeedView = Type.Object({
  name: Type.String(),
  /** Packs of which it may open cases. */
  packs: Type.Array(Type.String()),
  scopes: Type.Array(FeedScope),
  /** First letters of the key, to tell it from others; null when it has none: the city's own feeds. */
  begins: nullable(Type.String()),
  made: nullable(Instant),
  revoked: nullable(Instant),
  /** The day of its last use is enough to find keys that nobody needs. */
  used: nullable(Instant),
});
export type FeedView = Static<typeof FeedView>;

export const FeedBody = Type.Object(
  {
    name: FeedName,
    packs: Type.Array(Name, { minItems: 1, maxItems: 50, uniqueItems: true }),
    scopes: Type.Optional(Type.Array(FeedScope, { uniqueItems: true, maxItems: 5 })),
  },
  { additionalProperties: false },
);
export type FeedBody = Static<typeof FeedBody>;

/** The reply to making a key: the only time that it is seen. */
export const FeedMade = Type.Object({ feed: FeedView, key: Type.String() });
export type FeedMade = Static<typeof FeedMade>;
