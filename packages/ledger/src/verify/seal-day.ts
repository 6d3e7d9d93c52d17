import type { Bench } from "../write/append.ts";
import { type Leaf, sealedRoot } from "./merkle.ts";

export interface Seal {
  /** The day it is named by, `YYYY-MM-DD`. */
  readonly day: string;
  readonly events: number;
  readonly streams: number;
  /** Hex. */
  readonly root: string;
}

interface Unsealed {
  readonly number: string;
  readonly prev: Buffer | null;
  readonly from_xid: string;
  readonly from_position: string;
  readonly to_xid: string | null;
  readonly to_position: string;
  readonly events: string;
  readonly leaves: readonly { stream: string; seq: number; hash: string }[] | null;
}

const FIRST = Buffer.alloc(32);

/**
 * Seals everything that was committed since the last seal, under the name of `day`: the last event of each stream that moved, under one root.
 * What is still under way falls into the next one. A day that is sealed already is left as it is.
 * @returns null when the day has its seal
 */
export async function sealDay(
  { pool, city }: Pick<Bench, "pool" | "city">,
  day: string,
  now: number,
): Promise<Seal | null> {
  const { rows } = await pool.query<Unsealed>("SELECT * FROM ledger.unsealed($1, $2)", [city, day]);
  const row = rows[0];
  if (row === undefined) return null;
  const leaves: Leaf[] = (row.leaves ?? []).map(({ stream, seq, hash }) => ({
    stream,
    seq,
    hash: Buffer.from(hash, "hex"),
  }));
  const events = Number(row.events);
  const prev = row.prev ?? FIRST;
  const root = sealedRoot(prev, leaves, events);
  const kept = await pool.query<{ kept: boolean }>(
    "SELECT ledger.keep_seal($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) AS kept",
    [
      city,
      day,
      row.number,
      row.from_xid,
      row.from_position,
      row.to_xid ?? row.from_xid,
      row.to_position,
      row.events,
      prev,
      root,
      new Date(now),
      JSON.stringify(row.leaves ?? []),
    ],
  );
  if (kept.rows[0]?.kept !== true) return null;
  return { day, events, streams: leaves.length, root: root.toString("hex") };
}
