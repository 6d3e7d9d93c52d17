import { type Static, Type } from "typebox";
import { Instant, nullable, Words } from "./base.ts";
import { CaseRow } from "./case-row.ts";

/** Extension of a call-taker's telephone, as the exchange names it. */
export const Extension = Type.String({
  pattern: "^[0-9A-Za-z][0-9A-Za-z*#._@-]{0,39}$",
  description: "extension",
});

export const TelephonyEventName = Type.Enum(["ring", "answer", "hangup", "recording"]);
export type TelephonyEventName = Static<typeof TelephonyEventName>;

/** What a telephone system tells. The same event of the same call may come again, and late: it counts once. */
export const TelephonyEvent = Type.Object(
  {
    event: TelephonyEventName,
    /** The exchange's own id of the call, the same in all of its events. */
    call: Type.String({ pattern: "^[\\x21-\\x7e]{1,120}$", description: "id of the call" }),
    /** The extension at which it rings or was answered. */
    agent: Type.Optional(Extension),
    /** The caller's number in whatever way of writing; absent when withheld. */
    from: Type.Optional(Type.String({ maxLength: 60 })),
    /** The line that was called. */
    to: Type.Optional(Type.String({ maxLength: 60 })),
    /** When it happened, by the exchange's clock. */
    at: Instant,
    /** Where the recording lies, for `recording`. */
    url: Type.Optional(Type.String({ pattern: "^https?://[^\\s]{1,1990}$", maxLength: 2000 })),
  },
  { additionalProperties: false },
);
export type TelephonyEvent = Static<typeof TelephonyEvent>;

/** What became of an event. */
export const TelephonyDone = Type.Object({
  /** `done`: taken in; `repeated`: had come before; `late`: overtaken by a later one, kept and without effect. */
  outcome: Type.Enum(["done", "repeated", "late"]),
  /** The case of the call, once it was answered. */
  case: nullable(Type.String()),
  /** The person at the extension; null when nobody sits there. */
  agent: nullable(Type.String()),
  /** What could not be done, without harm to the rest: nobody at the extension, a number that cannot be read. */
  notes: Type.Array(Words),
});
export type TelephonyDone = Static<typeof TelephonyDone>;

export const CallPhase = Type.Enum(["ringing", "talking", "ended"]);
export type CallPhase = Static<typeof CallPhase>;

/** A call as the one at its extension sees it. */
export const CallView = Type.Object({
  /** The exchange's id. */
  call: Type.String(),
  phase: CallPhase,
  extension: Type.String(),
  /** 138****2765; null when withheld or unreadable. */
  from: nullable(Type.String()),
  to: nullable(Type.String()),
  rang: nullable(Instant),
  answered: nullable(Instant),
  ended: nullable(Instant),
  recording: nullable(Type.String()),
  /** The call's own case, on which its matters hang; null until it is answered. */
  case: nullable(Type.String()),
  /** Goes back as If-Match to act on that case. */
  etag: nullable(Type.String()),
  /** Which pack, type and desk the call belongs to. */
  pack: nullable(Type.String()),
  type: nullable(Type.String()),
  caller: Type.Object({
    known: Type.Boolean(),
    open: Type.Array(CaseRow),
    count: Type.Integer(),
  }),
});
export type CallView = Static<typeof CallView>;

/** An SSE message of `/api/live` named `call`, to the one at the extension. Its latest state replaces what was told before. */
export const LiveCall = Type.Object({ event: Type.Literal("call"), call: CallView });
export type LiveCall = Static<typeof LiveCall>;

export const AgentBody = Type.Object(
  /** null leaves the extension. */
  { extension: nullable(Extension) },
  { additionalProperties: false },
);
export type AgentBody = Static<typeof AgentBody>;

/** Where I sit. */
export const AgentView = Type.Object({
  extension: nullable(Type.String()),
  since: nullable(Instant),
  /** Whom I took the extension from, when somebody sat there. */
  before: nullable(Type.String()),
});
export type AgentView = Static<typeof AgentView>;

export const CallPage = Type.Object({
  agent: AgentView,
  /** My calls of today, newest first; those that ring or talk before those that ended. */
  rows: Type.Array(CallView),
});
export type CallPage = Static<typeof CallPage>;
