import type { Sql } from "./ledger.ts";
import { viewAs } from "./read/view.ts";
import type { Bench } from "./write/append.ts";

export interface Message {
  readonly id: string;
  readonly command: string;
  readonly message: unknown;
  /** ms since the epoch. */
  readonly madeAt: number;
}

/**
 * Takes waiting messages, oldest first, locked against other workers, and marks those sent whose ids `deliver` gives back. A crash between
 * the two sends them again: delivery is at least once.
 * @returns how many were sent
 */
export async function deliverOutbox(
  { pool, city }: Pick<Bench, "pool" | "city">,
  now: number,
  limit: number,
  deliver: (messages: readonly Message[], sql: Sql) => Promise<readonly string[]>,
): Promise<number> {
  return viewAs(
    pool,
    city,
    { kind: "engine" },
    async (sql) => {
      const rows = await sql.query<{
        id: string;
        command: string;
        message: unknown;
        made_at: Date;
      }>(
        `SELECT id, command, message, made_at FROM ledger.outbox
          WHERE city = $1 AND sent_at IS NULL ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED`,
        [city, limit],
      );
      if (rows.length === 0) return 0;
      const messages = rows.map(({ id, command, message, made_at }) => ({
        id,
        command,
        message,
        madeAt: made_at.getTime(),
      }));
      const sent = await deliver(messages, sql);
      await sql.query("UPDATE ledger.outbox SET sent_at = $3 WHERE city = $1 AND id = ANY ($2)", [
        city,
        sent,
        new Date(now),
      ]);
      return sent.length;
    },
    "READ WRITE",
  );
}
