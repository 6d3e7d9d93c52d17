import {
  type Fault,
  fault,
  type Moment,
  type Order,
  type Result,
  spoken,
  type Words,
} from "@xinlian/kernel";
import { officeStream, type StoredCall } from "@xinlian/ledger";
import { sayWords } from "../fault/say.ts";
import { feedMe } from "../feed/feed-me.ts";
import type { House } from "../house.ts";
import type { CallDesk } from "./call-desk.ts";
import { type CallStep, callForm } from "./call-form.ts";

/** Refusals that only say that somebody else has done it. */
const DONE_ALREADY = new Set(["request-key-reused", "case-action-not-now", "case-action-idle"]);
/** A call is never opened further back than this, however wrong the exchange's clock is; ms. */
const FURTHEST_BACK = 24 * 3600_000;

/**
 * Brings the case of a call to where its facts are, whatever of it was done before: opened once it was answered, its recording noted, ended
 * when it is over. Each step has a key of its own that follows from the call, so that the order in which events come, and how often,
 * leaves one and the same case.
 */
export async function settleCall(
  call: StoredCall,
  desk: CallDesk,
  house: House,
  now: number,
): Promise<readonly Words[]> {
  const { engine } = house;
  const { stream } = call;
  if (call.answered === null || stream === null) return [];
  const notes: Words[] = [];
  const step = async (name: string, order: Order, match: number | null = null) => {
    const done = await engine.take({
      order,
      pack: desk.pack,
      me: feedMe(call.feed),
      principal: { kind: "feed", id: call.feed },
      key: officeStream(house.ledger.city, "call", `${call.feed} ${call.call} ${name}`),
      match,
      now: now as Moment,
    });
    if (!done.ok && !DONE_ALREADY.has(done.fault.code)) notes.push(refused(name, done.fault));
    return done;
  };
  const me = feedMe(call.feed);
  const form = async (name: CallStep, action: CallDesk["take"]) => {
    const [state] = await engine.ledger.cases({ kind: "engine" }, [stream]);
    const cases = new Map(state === undefined ? [] : [[stream, state]]);
    const world = engine.world(desk.pack, now as Moment, cases);
    return {
      state,
      form: callForm(name, call, action, desk.node, state ?? null, engine.city, world, me),
    };
  };
  const { state, form: first } = await form("take", desk.take);
  if (state === undefined) {
    const opened = Math.min(Math.max(call.answered, now - FURTHEST_BACK), now) as Moment;
    const { node, take } = desk;
    const done: Result<unknown> = await step("take", {
      do: "open",
      type: node.name,
      action: take.name,
      form: first,
      opened,
      stream,
    });
    if (!done.ok && done.fault.code !== "request-key-reused") return notes;
  }
  if (call.ended !== null && desk.end !== null) {
    const before = await form("end", desk.end);
    if (before.state?.ended !== true)
      await step("end", { do: "act", stream, action: desk.end.name, form: before.form });
  }
  if (call.recording !== null && desk.record !== null) {
    const { form: noted } = await form("record", desk.record);
    await step("record", { do: "act", stream, action: desk.record.name, form: noted });
  }
  return notes;
}

function refused(step: string, why: Fault): Words {
  return sayWords(fault("telephony-step-refused", { step, ...spoken("why", sayWords(why)) }));
}
