import type { Sql, StoredEvent } from "../ledger.ts";
import { EVENT_COLUMNS, type EventRow, storedEvent } from "./events.ts";

/** A place in the order in which followers read: decimal texts, since both numbers have 64 bits. */
export interface Cursor {
  readonly xid: string;
  readonly position: string;
}

export const START: Cursor = { xid: "0", position: "0" };

export interface Tailed {
  readonly events: readonly StoredEvent[];
  /** Where to go on; the cursor given when nothing was there. */
  readonly cursor: Cursor;
}

/**
 * Events after `cursor`, oldest first. Only those below the snapshot's xmin are given: above it a transaction that took an earlier number
 * may still commit, and a follower that had passed it would never see its events.
 */
export async function tail(sql: Sql, city: string, cursor: Cursor, limit: number): Promise<Tailed> {
  const rows = await sql.query<EventRow & Cursor>(
    `SELECT ${EVENT_COLUMNS}, xid::text, position::text FROM ledger.event
      WHERE city = $1 AND (xid, position) > ($2::xid8, $3::bigint)
        AND xid < pg_snapshot_xmin(pg_current_snapshot())
      ORDER BY event.xid, event.position LIMIT $4`,
    [city, cursor.xid, cursor.position, limit],
  );
  const last = rows.at(-1);
  return {
    events: rows.map(storedEvent),
    cursor: last === undefined ? cursor : { xid: last.xid, position: last.position },
  };
}
