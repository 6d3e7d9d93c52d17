import {
  type EntryEvent,
  type EntryState,
  evolveEntry,
  fieldWords,
  type RegisterNode,
  type World,
} from "@xinlian/kernel";
import type { StoredEvent } from "@xinlian/ledger";
import type { EntryVersion } from "@xinlian/wire";
import { actorName } from "../case/actor-name.ts";
import { instant } from "../case/wire-value.ts";
import type { CityNow } from "../engine/city-now.ts";
import { saidFields, wireFields } from "./said.ts";

/** Every version of an entry, newest first: who changed what, and the entry as it stood from then on. */
export function historyOf(
  events: readonly StoredEvent[],
  register: RegisterNode,
  world: World,
  city: CityNow,
): EntryVersion[] {
  const versions: EntryVersion[] = [];
  let state: EntryState | null = null;
  for (const stored of events) {
    const event = asEvent(stored);
    const before: EntryState | null = state;
    const after: EntryState = evolveEntry(before, event);
    state = after;
    versions.push({
      seq: stored.seq,
      at: instant(stored.occurredAt),
      who: actorName(stored.actor, city).who,
      kind: event.kind,
      why: event.kind === "ended" ? event.body.why : null,
      changes: changesOf(event, before, after, register, world),
      fields: wireFields(register, after.fields),
      display: saidFields(register, after.fields, world),
    });
  }
  return versions.reverse();
}

export function asEvent(stored: StoredEvent): EntryEvent {
  const { kind, version, occurredAt, actor, body } = stored;
  return { kind, version, occurredAt, actor, body } as EntryEvent;
}

function changesOf(
  event: EntryEvent,
  before: EntryState | null,
  after: EntryState,
  register: RegisterNode,
  world: World,
): EntryVersion["changes"] {
  if (event.kind === "ended") return [];
  return Object.keys(event.body.fields).flatMap((name) => {
    const field = register.fields[name];
    if (field === undefined) return [];
    const from = fieldWords(field, before?.fields[name], world);
    const to = fieldWords(field, after.fields[name], world);
    return [{ field: name, words: field.text, from, to }];
  });
}
