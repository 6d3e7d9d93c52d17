import type { Sql } from "../ledger.ts";
import type { Altered } from "./altered.ts";
import { type Leaf, sealedRoot } from "./merkle.ts";

interface SealRow {
  readonly day: string;
  readonly number: string;
  readonly from_xid: string;
  readonly from_position: string;
  readonly to_xid: string;
  readonly to_position: string;
  readonly events: string;
  readonly prev: Buffer;
  readonly root: Buffer;
}

interface LeafRow {
  readonly stream: string;
  readonly seq: string;
  readonly hash: Buffer;
  readonly found: Buffer | null;
}

const NO_STREAM = "00000000-0000-0000-0000-000000000000";

async function faultOfSeal(
  sql: Sql,
  city: string,
  seal: SealRow,
  prev: SealRow | null,
): Promise<Altered | null> {
  const whole = (why: string): Altered => ({
    stream: NO_STREAM,
    seq: 0,
    why: `the seal of ${seal.day}: ${why}`,
  });
  const rows = await sql.query<LeafRow>(
    `SELECT l.stream, l.seq::text, l.hash, e.hash AS found FROM ledger.seal_leaf l
       LEFT JOIN ledger.event e ON e.city = l.city AND e.stream = l.stream AND e.seq = l.seq
      WHERE l.city = $1 AND l.day = $2::date ORDER BY l.stream`,
    [city, seal.day],
  );
  for (const { stream, seq, hash, found } of rows) {
    if (found === null || !found.equals(hash)) {
      return {
        stream,
        seq: Number(seq),
        why: `it is not what the seal of ${seal.day} stands over`,
      };
    }
  }
  const leaves: Leaf[] = rows.map(({ stream, seq, hash }) => ({ stream, seq: Number(seq), hash }));
  const before = prev?.root ?? Buffer.alloc(32);
  if (!seal.prev.equals(before)) return whole("it does not stand on the seal before it");
  if (!sealedRoot(seal.prev, leaves, Number(seal.events)).equals(seal.root))
    return whole("its root differs");
  if (prev !== null && (prev.to_xid !== seal.from_xid || prev.to_position !== seal.from_position)) {
    return whole("events between it and the one before it are under no seal");
  }
  const [covered] = await sql.query<{ events: string }>(
    `SELECT count(*)::text AS events FROM ledger.event
      WHERE city = $1 AND (xid, position) > ($2::xid8, $3::bigint) AND (xid, position) <= ($4::xid8, $5::bigint)`,
    [city, seal.from_xid, seal.from_position, seal.to_xid, seal.to_position],
  );
  return covered?.events === seal.events
    ? null
    : whole(`${seal.events} events were sealed, ${covered?.events} are there`);
}

/** Derives every seal anew from its leaves, and holds each leaf against its event. */
export async function verifySeals(
  sql: Sql,
  city: string,
): Promise<{ count: number; altered: Altered | null }> {
  const seals = await sql.query<SealRow>(
    `SELECT day::text, number::text, from_xid::text, from_position::text, to_xid::text, to_position::text,
            events::text, prev, root
       FROM ledger.seal WHERE city = $1 ORDER BY seal.number`,
    [city],
  );
  let prev: SealRow | null = null;
  for (const seal of seals) {
    const altered = await faultOfSeal(sql, city, seal, prev);
    if (altered !== null) return { count: seals.length, altered };
    prev = seal;
  }
  return { count: seals.length, altered: null };
}
