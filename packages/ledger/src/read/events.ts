import type { StoredEvent } from "../ledger.ts";
import type { Envelope } from "../write/envelope.ts";

/** Columns that `storedEvent` reads. */
export const EVENT_COLUMNS = "envelope, hash";

export interface EventRow {
  readonly envelope: Buffer;
  readonly hash: Buffer;
}

export function envelopeOf(bytes: Buffer): Envelope {
  return JSON.parse(bytes.toString("utf8")) as Envelope;
}

export function storedEvent(row: EventRow): StoredEvent {
  const envelope = envelopeOf(row.envelope);
  return {
    stream: envelope.stream,
    seq: envelope.seq,
    type: envelope.type,
    kind: envelope.kind,
    version: envelope.version,
    recordedAt: envelope.recordedAt,
    occurredAt: envelope.occurredAt,
    actor: envelope.actor,
    body: envelope.body,
    packHash: envelope.pack,
    hasSealed: envelope.sealed !== null,
    hash: row.hash.toString("hex"),
  };
}
