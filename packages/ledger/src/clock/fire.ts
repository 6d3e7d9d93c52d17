import type { Command } from "../command.ts";
import type { DueClock } from "../ledger.ts";
import { appendWithin, type Bench, mayTryAgain } from "../write/append.ts";

interface Row {
  readonly stream: string;
  readonly name: string;
  readonly next_mark: string;
  readonly next_at: Date;
}

/**
 * Takes due clocks and appends what `decide` makes of them in one transaction. The lock is that of the stream's head, as for every writer;
 * streams that others hold are left for the next time. A clock that could not be settled is put off, longer each time,
 * so that it does not stand in the way of the rest.
 * @returns how many clocks were taken
 */
export async function fireDueClocks(
  bench: Bench,
  now: number,
  limit: number,
  decide: (due: readonly DueClock[]) => Promise<readonly Command[]>,
): Promise<number> {
  const client = await bench.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
    const { rows } = await client.query<Row>("SELECT * FROM ledger.take_due_clocks($1, $2, $3)", [
      bench.city,
      new Date(now),
      limit,
    ]);
    if (rows.length > 0) {
      const due = rows.map((row) => ({
        stream: row.stream,
        clock: row.name,
        mark: row.next_mark,
        at: row.next_at.getTime(),
      }));
      await appendWithin(client, bench, await decide(due));
      await client.query("SELECT ledger.hold_clocks($1, $2, $3, $4, $5)", [
        bench.city,
        new Date(now),
        due.map((clock) => clock.stream),
        due.map((clock) => clock.clock),
        due.map((clock) => new Date(clock.at)),
      ]);
    }
    await client.query("COMMIT");
    return rows.length;
  } catch (error) {
    await client.query("ROLLBACK").catch((lost: Error) => {
      broken = lost;
    });
    if (mayTryAgain(error)) return 0;
    throw error;
  } finally {
    client.release(broken);
  }
}
