import type { Sql } from "../ledger.ts";
import type { Altered } from "./altered.ts";
import { faultOf, WHOLE_COLUMNS, type WholeRow } from "./event-check.ts";
import { verifySeals } from "./verify-seals.ts";

export interface Verified {
  readonly events: number;
  readonly streams: number;
  readonly seals: number;
  readonly altered: Altered | null;
}

const PAGE = 2_000;

interface Head {
  readonly stream: string;
  readonly seq: string;
  readonly hash: Buffer;
}

/** Compares each stream's kept head with its last event; both are read in the order of streams. */
class Heads {
  readonly #heads: Map<string, Head>;

  constructor(heads: readonly Head[]) {
    this.#heads = new Map(heads.map((head) => [head.stream, head]));
  }

  get count(): number {
    return this.#heads.size;
  }

  check(last: WholeRow): Altered | null {
    const head = this.#heads.get(last.stream);
    this.#heads.delete(last.stream);
    const seq = Number(last.seq);
    if (head === undefined) return { stream: last.stream, seq, why: "its stream has no head" };
    if (Number(head.seq) > seq)
      return { stream: last.stream, seq: seq + 1, why: "the last event is missing" };
    if (Number(head.seq) < seq || !head.hash.equals(last.hash)) {
      return { stream: last.stream, seq, why: "the head of its stream differs" };
    }
    return null;
  }

  rest(): Altered | null {
    const [left] = this.#heads.values();
    return left === undefined
      ? null
      : { stream: left.stream, seq: 1, why: "all its events are missing" };
  }
}

/**
 * Derives everything anew: every hash, chain and column, every head, every seal. Needs no key: hashes stand over ciphertext.
 * Reads as the engine or as the owner.
 */
export async function verify(
  sql: Sql,
  city: string,
  progress?: (events: number) => void,
): Promise<Verified> {
  const heads = new Heads(
    await sql.query<Head>("SELECT stream, seq::text, hash FROM ledger.stream WHERE city = $1", [
      city,
    ]),
  );
  const streams = heads.count;
  let events = 0;
  let before: WholeRow | null = null;
  const result = (altered: Altered | null, seals = 0): Verified => ({
    events,
    streams,
    seals,
    altered,
  });
  for (;;) {
    const rows: readonly WholeRow[] = await sql.query<WholeRow>(
      `SELECT ${WHOLE_COLUMNS} FROM ledger.event
        WHERE city = $1 AND (stream, seq) > ($2::uuid, $3::bigint) ORDER BY event.stream, event.seq LIMIT ${PAGE}`,
      [city, before?.stream ?? "00000000-0000-0000-0000-000000000000", before?.seq ?? "-1"],
    );
    for (const row of rows) {
      if (before !== null && before.stream !== row.stream) {
        const altered = heads.check(before);
        if (altered !== null) return result(altered);
        before = null;
      }
      const why = faultOf(row, before);
      if (why !== null) return result({ stream: row.stream, seq: Number(row.seq), why });
      before = row;
      events += 1;
    }
    progress?.(events);
    if (rows.length < PAGE) break;
  }
  if (before !== null) {
    const altered = heads.check(before);
    if (altered !== null) return result(altered);
  }
  const rest = heads.rest();
  if (rest !== null) return result(rest);
  const seals = await verifySeals(sql, city);
  return result(seals.altered, seals.count);
}
