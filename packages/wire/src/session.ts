import { type Static, Type } from "typebox";
import { Instant, Named, nullable, Words } from "./base.ts";
import { Choice, FieldKind } from "./field.ts";

export const SignInBody = Type.Object(
  {
    account: Type.String({ minLength: 1, maxLength: 64 }),
    password: Type.String({ minLength: 1, maxLength: 200 }),
  },
  { additionalProperties: false },
);
export type SignInBody = Static<typeof SignInBody>;

export const PostView = Type.Object({
  /** Pack name, or `*` for a role of the platform itself. */
  pack: Type.String(),
  packWords: Words,
  role: Type.String(),
  roleWords: Words,
  unit: Named,
  sees: Type.Enum(["city", "area", "unit", "own"]),
  /** Not one's own: the absent colleague for whom one stands in. */
  for: nullable(Named),
});
export type PostView = Static<typeof PostView>;

/** A desk that a post gives: which screen, of which case type, with the pack's own texts in its slots. */
export const DeskView = Type.Object({
  pack: Type.String(),
  /** As the pack calls it; the same kind of desk may stand in a pack several times. */
  name: Type.String(),
  /** Which screen it is. */
  is: Type.Enum([
    "intake",
    "queue",
    "case",
    "callback",
    "board",
    "register",
    "triage",
    "cockpit",
    "directory",
    "packs",
    "imports",
  ]),
  words: Words,
  /** Case type; empty on desks of the platform. */
  of: Type.String(),
  ofWords: Words,
  /** States that the desk's list shows; empty = every open one. */
  states: Type.Array(Type.String()),
  sort: Type.Enum(["due", "-due", "opened", "-opened"]),
  columns: Type.Array(Type.Object({ path: Type.String(), words: Words })),
  /** Fields by which its list may be narrowed (`field.<name>=` of the list), with what may be chosen when that is a closed set. */
  filter: Type.Array(
    Type.Object({
      name: Type.String(),
      words: Words,
      kind: FieldKind,
      choices: Type.Array(Choice),
    }),
  ),
  /** Names of actions, first = main, with their words. */
  verbs: Type.Array(Type.Object({ name: Type.String(), words: Words })),
  /** Opening actions that this person may take at this desk. */
  openings: Type.Array(
    Type.Object({ type: Type.String(), ofWords: Words, name: Type.String(), words: Words }),
  ),
  empty: nullable(Words),
  /** What is told to whoever brought the matter, once it is registered; with `{number}`, `{clock.x.due}` and fields. */
  receipt: nullable(Words),
  /** What is said to the citizen, with `{path}`s; a case's own is `CaseView`'s. */
  script: nullable(Words),
  /** Actions by which the desk follows the telephone, as `type.action`. */
  calls: Type.Object({
    take: nullable(Type.String()),
    end: nullable(Type.String()),
    record: nullable(Type.String()),
  }),
});
export type DeskView = Static<typeof DeskView>;

export const SessionView = Type.Object({
  person: Type.Object({ id: Type.String(), name: Type.String() }),
  unit: Named,
  posts: Type.Array(PostView),
  /** First = where signing in leads. */
  desks: Type.Array(DeskView),
  /** Signs in no more after this without a request in between. */
  until: Instant,
  /**
   * The person's own key, 64 hex digits, for what the browser keeps of work not yet sent. The same at every session; never kept
   * in the browser itself.
   */
  shelf: Type.String({ pattern: "^[0-9a-f]{64}$" }),
});
export type SessionView = Static<typeof SessionView>;

/** The opening sentence of a desk, counted now in this viewer's reach. */
export const DeskSays = Type.Object({
  says: Words,
  /** The sentence before it was filled: `{late}` and the like. Each figure opens its rows by `count=` of the list. */
  template: Words,
  /** Names and figures that the sentence was filled with. */
  figures: Type.Record(Type.String(), Type.Number()),
  at: Instant,
});
export type DeskSays = Static<typeof DeskSays>;
