import { type Moment, maskedPhone } from "@xinlian/kernel";
import type { StoredCall } from "@xinlian/ledger";
import type { CallPhase, CallView } from "@xinlian/wire";
import { instant } from "../case/wire-value.ts";
import { personMe } from "../engine/world.ts";
import type { House } from "../house.ts";
import type { PersonCaller } from "../http/caller.ts";
import { NO_MATTERS, openMatters } from "../proposal/open-matters.ts";

/** A call as the one at its extension sees it: the number masked, the caller's open matters beside it. */
export async function callView(
  call: StoredCall,
  { id, viewer, posts }: Pick<PersonCaller, "id" | "viewer" | "posts">,
  house: House,
  now: number,
): Promise<CallView> {
  const { engine, ledger } = house;
  const me = personMe(engine.city, id, posts);
  const [state] = call.stream === null ? [] : await ledger.cases(viewer, [call.stream]);
  const phase = phaseOf(call);
  // Of a call that is over nobody needs to know more than that it was.
  const matters =
    call.phone === null || phase === "ended"
      ? NO_MATTERS
      : await openMatters(call.phone, viewer, me, engine, ledger.contactStreams, now as Moment);
  return {
    call: call.call,
    phase,
    extension: call.extension ?? "",
    from: call.phone === null ? null : maskedPhone(call.phone),
    to: call.line,
    rang: moment(call.rang),
    answered: moment(call.answered),
    ended: moment(call.ended),
    recording: call.recording,
    case: state?.stream ?? null,
    etag: state === undefined ? null : `"${state.seq}"`,
    pack: state?.pack ?? null,
    type: state?.type ?? null,
    caller: { known: matters.known, open: [...matters.open], count: matters.count },
  };
}

function phaseOf(call: StoredCall): CallPhase {
  if (call.ended !== null) return "ended";
  return call.answered === null ? "ringing" : "talking";
}

function moment(at: number | null): string | null {
  return at === null ? null : instant(at);
}
