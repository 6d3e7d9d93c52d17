import { type Ledger, officeStream } from "@xinlian/ledger";

const ENGINE = { kind: "engine" } as const;

/** On which stream it stands that a machine's clock was taken as right. */
export function timeStream(city: string): string {
  return officeStream(city, "time", "time");
}

/** When the newest event of the city was recorded, ms; null when there is none. */
export async function lastRecorded(ledger: Ledger): Promise<number | null> {
  const [last] = await ledger.view(ENGINE, (sql) =>
    sql.query<{ at: Date }>(
      `SELECT recorded_at AS at FROM ledger.event
        WHERE city = $1 ORDER BY event.xid DESC, event.position DESC LIMIT 1`,
      [ledger.city],
    ),
  );
  return last?.at.getTime() ?? null;
}

/** When a machine's clock was last taken as right, ms of the city's time then; null = never. */
export async function lastAdopted(ledger: Ledger): Promise<number | null> {
  const [last] = await ledger.view(ENGINE, (sql) =>
    sql.query<{ at: Date }>(
      `SELECT recorded_at AS at FROM ledger.event
        WHERE city = $1 AND stream = $2 ORDER BY seq DESC LIMIT 1`,
      [ledger.city, timeStream(ledger.city)],
    ),
  );
  return last?.at.getTime() ?? null;
}
