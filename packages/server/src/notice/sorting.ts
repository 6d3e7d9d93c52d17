import type { CaseState, Tell } from "@xinlian/kernel";
import type { HandedOn, Message, NewLetter } from "@xinlian/ledger";
import type { House } from "../house.ts";

/**
 * What becomes of a message that a step has left in the outbox: a notice to whoever it is for, or a letter to the citizen of the case and to
 * the callers of the cases that joined it.
 */
export async function sortMessage(house: House, message: Message): Promise<HandedOn> {
  const { stream, to, text, by } = message.message as Tell;
  const [state] = await house.ledger.cases({ kind: "engine" }, [stream]);
  if (state === undefined || state.historic) return { notices: [], letters: [] };
  if (to.kind === "citizen") {
    const streams = [stream, ...(await joined(house, state))];
    const sends = house.settings.sms === null ? "kept" : "waiting";
    const letters = streams.map((one): NewLetter => ({ stream: one, text, state: sends }));
    return { notices: [], letters };
  }
  const kind = by === undefined ? ("told" as const) : ("mentioned" as const);
  const told = { kind, stream, writtenBy: by ?? null, text };
  const whom =
    to.kind === "person"
      ? { person: to.person, pack: null, role: null, unit: null }
      : { person: null, pack: state.pack, role: to.role, unit: to.unit };
  return { notices: [{ ...told, ...whom }], letters: [] };
}

/** Cases of the same type that went into this one: their callers wait for its answer. */
async function joined(house: House, state: CaseState): Promise<readonly string[]> {
  const linked = state.links[state.type] ?? [];
  if (linked.length === 0) return [];
  const cases = await house.ledger.cases({ kind: "engine" }, linked);
  return cases.filter((one) => one.parent !== state.stream && one.ended).map((one) => one.stream);
}
