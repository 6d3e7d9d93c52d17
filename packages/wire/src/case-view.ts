import { type Static, Type } from "typebox";
import { Instant, Named, nullable, Words } from "./base.ts";
import { ClockView } from "./clock.ts";
import { ActionView, FieldView, RefusedView } from "./field.ts";

/** A place in the divisions: the area, and the way to it from the county down. */
export const AreaView = Type.Object({
  code: Type.String(),
  name: Type.String(),
  /** Names from the county down to the area itself; empty when only the city is known. */
  path: Type.Array(Type.String()),
});
export type AreaView = Static<typeof AreaView>;

/** The lifecycle as the case has walked it. */
export const LifecycleView = Type.Object({
  states: Type.Array(
    Type.Object({
      name: Type.String(),
      words: Words,
      end: Type.Boolean(),
      visited: Type.Boolean(),
      /** When it was last entered. */
      enteredAt: nullable(Instant),
      current: Type.Boolean(),
      /** Lies on the shortest way from the opening to an end: the line of the strip. */
      onMainLine: Type.Boolean(),
    }),
  ),
  transitions: Type.Array(
    Type.Object({ action: Type.String(), words: Words, from: Type.String(), to: Type.String() }),
  ),
  /** The same, said in sentences. */
  twin: Words,
});
export type LifecycleView = Static<typeof LifecycleView>;

/** What everybody who may see the case is told about secrecy in it, and who looked. */
export const SecrecyView = Type.Object({
  confidential: Type.Boolean(),
  looks: Type.Array(
    Type.Object({
      when: Instant,
      who: Type.String(),
      fields: Type.Array(Words),
      why: Type.String(),
    }),
  ),
});
export type SecrecyView = Static<typeof SecrecyView>;

/** Another case that this one made, was made by, or took in. */
export const LinkView = Type.Object({
  id: Type.String(),
  number: nullable(Type.String()),
  type: Words,
  state: Words,
  ended: Type.Boolean(),
  how: Type.Enum(["parent", "made", "joined"]),
});
export type LinkView = Static<typeof LinkView>;

/** The case as this viewer may see it. `etag` goes back as `If-Match`. */
export const CaseView = Type.Object({
  id: Type.String(),
  number: nullable(Type.String()),
  title: Type.String(),
  pack: Named,
  type: Named,
  state: Named,
  ended: Type.Boolean(),
  /** Came in by a historic import: its clocks never run. */
  historic: Type.Boolean(),
  opened: Instant,
  endedAt: nullable(Instant),
  area: AreaView,
  lead: nullable(Named),
  /** Why this unit: the duty row or precedent that chose it. */
  because: nullable(Words),
  fields: Type.Array(FieldView),
  clocks: Type.Array(ClockView),
  lifecycle: LifecycleView,
  actions: Type.Array(ActionView),
  refused: Type.Array(RefusedView),
  links: Type.Array(LinkView),
  secrecy: SecrecyView,
  /** Shown to the public now, masked. */
  public: Type.Boolean(),
  /** Whether a citizen holds a receipt, and where the receipt leads. */
  receipt: Type.Object({ held: Type.Boolean(), follow: nullable(Type.String()) }),
  etag: Type.String({ description: 'quoted seq, e.g. "7"' }),
});
export type CaseView = Static<typeof CaseView>;

/** The reply to opening a case or taking an action. */
export const CaseDone = Type.Object({
  case: CaseView,
  /** What changed, in a sentence: 状态由“待受理”变为“办理中”. */
  changed: Words,
  /** The secret of the receipt, 26 characters; given once, to the citizen who opened the case. */
  secret: Type.Optional(Type.String()),
});
export type CaseDone = Static<typeof CaseDone>;
