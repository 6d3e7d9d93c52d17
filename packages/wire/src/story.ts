import { type Static, Type } from "typebox";
import { Instant, nullable, Words } from "./base.ts";

/** One thing that changed: a field set, a state reached, a unit chosen, a clock moved. */
export const StoryChange = Type.Object({
  what: Type.Enum(["field", "state", "lead", "clock", "sealed"]),
  name: Type.String(),
  words: Words,
  /** What stands there now, said; empty for sealed values. */
  display: Words,
});
export type StoryChange = Static<typeof StoryChange>;

export const StoryEvent = Type.Object({
  seq: Type.Integer(),
  kind: Type.String({
    description: "opened, acted, warned, breached, annulled, recomputed, looked, linked, migrated",
  }),
  /** What happened, in words: 签收. */
  words: Words,
  at: Instant,
  recordedAt: Instant,
  /** Name and unit of the actor, or 市民, 系统. Never personal data of a citizen. */
  who: Words,
  unit: nullable(Words),
  /** What the actor wrote: texts of the form, as quotes. */
  quotes: Type.Array(Type.Object({ words: Words, text: Type.String() })),
  changes: Type.Array(StoryChange),
  /** `back` = returned or reopened; `minor` = in passing (a look, a warning). */
  weight: Type.Enum(["main", "minor", "back"]),
  /** The chain's hash of this event, hex. */
  hash: Type.String(),
});
export type StoryEvent = Static<typeof StoryEvent>;

export const Story = Type.Object({ events: Type.Array(StoryEvent) });
export type Story = Static<typeof Story>;
