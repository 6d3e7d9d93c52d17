import { createHash } from "node:crypto";
import { canonicalText, type Envelope } from "../write/envelope.ts";

/** An event's row with every column, as text where JavaScript has no such number. */
export interface WholeRow {
  readonly city: string;
  readonly stream: string;
  readonly seq: string;
  readonly position: string;
  readonly xid: string;
  readonly placed: Buffer;
  readonly type: string;
  readonly kind: string;
  readonly version: number;
  /** Milliseconds with their fraction: a column says them to the microsecond. */
  readonly recorded_at: string;
  readonly occurred_at: string;
  readonly actor: string;
  readonly command: string;
  readonly pack_hash: string | null;
  readonly subject: string | null;
  readonly envelope: Buffer;
  readonly prev: Buffer;
  readonly hash: Buffer;
}

const MS = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::text AS ${column}`;

export const WHOLE_COLUMNS = `city, stream, seq::text, position::text, xid::text, placed, type, kind, version,
  ${MS("recorded_at")}, ${MS("occurred_at")}, actor, command, pack_hash, subject, envelope, prev, hash`;

function sha256(...parts: readonly (Buffer | string)[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function parsed(bytes: Buffer): Envelope | null {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as Envelope;
  } catch {
    return null;
  }
}

/** The columns that repeat the envelope. */
function columnsOf(row: WholeRow): Omit<Envelope, "body" | "sealed" | "principal"> {
  return {
    actor: row.actor,
    city: row.city,
    command: row.command,
    kind: row.kind,
    occurredAt: Number(row.occurred_at),
    pack: row.pack_hash,
    prev: row.prev.toString("hex"),
    recordedAt: Number(row.recorded_at),
    seq: Number(row.seq),
    stream: row.stream,
    subject: row.subject,
    type: row.type,
    version: row.version,
  };
}

/**
 * What is wrong with one event, or null. `before` is the row before it in the same stream.
 * Hash first: if it holds, whatever differs from the envelope is the altered column.
 */
export function faultOf(row: WholeRow, before: WholeRow | null): string | null {
  if (!sha256(row.envelope).equals(row.hash)) return "its envelope and its hash differ";
  const envelope = parsed(row.envelope);
  if (envelope === null) return "its envelope is no JSON";
  if (canonicalText(envelope) !== row.envelope.toString("utf8"))
    return "its envelope is not canonical";
  for (const [name, value] of Object.entries(columnsOf(row))) {
    if (envelope[name as keyof Envelope] !== value)
      return `its column for ${name} differs from its envelope`;
  }
  const placed = sha256(row.hash, `${row.xid}/${row.position}`).subarray(0, 8);
  if (!placed.equals(row.placed)) return "its place in the order was altered";
  const first = before === null;
  if (Number(row.seq) !== (first ? 1 : Number(before.seq) + 1))
    return "an event before it is missing";
  const prev = first ? Buffer.alloc(32) : before.hash;
  if (!row.prev.equals(prev)) return "it does not stand on the event before it";
  if (!first && BigInt(row.position) <= BigInt(before.position))
    return "it stands before its predecessor in the order";
  return null;
}
