import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";

/** So many looks in a row, each some ms after the last, find nothing at work. */
const CALM = 40;
const LOOK_MS = 250;

/**
 * Waits until the database of a city that has just started is left alone: what its clocks owe is done, and after a change of packs the cases are counted
 * anew, once. What is measured is a city that has been running.
 * @returns seconds waited
 */
export async function settled(data: string): Promise<number> {
  const began = performance.now();
  const client = new pg.Client({
    host: join(data, "var/socket"),
    user: "xinlian_super",
    database: "xinlian",
  });
  await client.connect();
  try {
    for (let calm = 0; calm < CALM; ) {
      const { rows } = await client.query<{ busy: boolean }>(
        `SELECT EXISTS (
           SELECT FROM pg_stat_activity
            WHERE (backend_type = 'client backend' AND pid <> pg_backend_pid() AND query ~ 'recount|case_row'
                   AND query_start > now() - interval '5 seconds')
               OR backend_type = 'autovacuum worker') AS busy`,
      );
      calm = rows[0]?.busy ? 0 : calm + 1;
      await wait(LOOK_MS);
    }
  } finally {
    await client.end();
  }
  return Math.round((performance.now() - began) / 1000);
}
