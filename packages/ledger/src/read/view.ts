import pg, { type Pool, type PoolClient } from "pg";
import type { Sql, Viewer } from "./viewer.ts";

function nameOf(viewer: Viewer): string {
  if (viewer.kind === "person") return viewer.id;
  return viewer.kind === "citizen" ? viewer.receipt : "";
}

/** The query face of a connection that is already in somebody's eyes. */
function sqlOf(client: PoolClient): Sql {
  return {
    query: async <Row extends object>(text: string, values?: readonly unknown[]) => {
      const { rows } = await client.query<Row>(
        text,
        values === undefined ? undefined : [...values],
      );
      return rows;
    },
  };
}

/** The last one gives every statement of the transaction the same sight, for reads of many pages. */
export type Mode = "READ ONLY" | "READ WRITE" | "ISOLATION LEVEL REPEATABLE READ READ ONLY";

/**
 * Runs `work` in one transaction as `viewer`. The database derives the viewer's reach and takes his role for this transaction; what he
 * may not see does not exist for any statement in it.
 */
export async function viewAs<T>(
  pool: Pool,
  city: string,
  viewer: Viewer,
  work: (sql: Sql, client: PoolClient) => Promise<T>,
  mode: Mode = "READ ONLY",
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const [place, kind, id] = [city, viewer.kind, nameOf(viewer)].map((text) =>
      pg.escapeLiteral(text),
    );
    await client.query(`BEGIN ${mode}; SELECT ledger.enter(${place}, ${kind}, ${id})`);
    const answer = await work(sqlOf(client), client);
    await client.query("COMMIT");
    return answer;
  } catch (error) {
    await client.query("ROLLBACK").catch((lost: Error) => {
      broken = lost;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
