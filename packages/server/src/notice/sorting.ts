import type { Tell } from "@xinlian/kernel";
import type { HandedOn, Message } from "@xinlian/ledger";
import type { House } from "../house.ts";

/** What becomes of a message that a step has left in the outbox: a notice to whoever it is for, or a letter to the citizen of its case. */
export async function sortMessage(house: House, message: Message): Promise<HandedOn> {
  const { stream, to, text, by } = message.message as Tell;
  const [state] = await house.ledger.cases({ kind: "engine" }, [stream]);
  if (state === undefined || state.historic) return { notices: [], letters: [] };
  if (to.kind === "citizen") {
    const sends = house.settings.sms === null ? ("kept" as const) : ("waiting" as const);
    return { notices: [], letters: [{ stream, text, state: sends }] };
  }
  const kind = by === undefined ? ("told" as const) : ("mentioned" as const);
  const told = { kind, stream, writtenBy: by ?? null, text };
  const whom =
    to.kind === "person"
      ? { person: to.person, pack: null, role: null, unit: null }
      : { person: null, pack: state.pack, role: to.role, unit: to.unit };
  return { notices: [{ ...told, ...whom }], letters: [] };
}
