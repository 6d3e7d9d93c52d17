import { randomUUID } from "node:crypto";
import type { EntryState } from "@xinlian/kernel";
import type { StreamWrite } from "@xinlian/ledger";
import { hash, NOON } from "./sample.ts";

export function entryState(register: string, more: Partial<EntryState> = {}): EntryState {
  return {
    stream: randomUUID(),
    seq: 1,
    pack: "alpha",
    register,
    key: null,
    fields: {},
    area: "511100",
    ended: false,
    entered: NOON,
    changed: NOON,
    ...more,
  };
}

/** A write of one event that leaves the entry so. */
export function entryWrite(
  state: EntryState,
  more: Partial<NonNullable<StreamWrite["entry"]>["listing"]> = {},
): StreamWrite {
  const kind = state.ended ? "ended" : state.seq === 1 ? "entered" : "changed";
  const title = String(state.fields["name"] ?? state.key ?? "");
  const listing = {
    title,
    sort: state.key ?? title,
    words: [title],
    text: title,
    upper: null,
    refs: [],
    topic: null,
    ...more,
  };
  return {
    stream: state.stream,
    type: "entry",
    expected: state.seq - 1,
    events: [{ kind, version: 1, occurredAt: NOON, actor: "self", body: { fields: state.fields } }],
    packHash: hash("alpha"),
    entry: { state, listing },
  };
}
