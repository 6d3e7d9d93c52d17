import type { Appended, NewEvent, Principal, StreamWrite } from "../command.ts";
import { viewAs } from "../read/view.ts";
import { appendTogether, type Bench } from "../write/append.ts";
import { type OfficeChange, placeOf } from "./change.ts";

/** Who changes the frame, when, and under which idempotency key. */
export interface Change {
  readonly id: string;
  readonly principal: Principal;
  /** As recorded: `person:<id>` or `self`. */
  readonly actor: string;
  /** SHA-256 (hex) of the canonical request. */
  readonly bodyHash: string;
  readonly at: number;
  readonly reply?: unknown;
}

const TRIES = 5;

async function headsOf(bench: Bench, streams: readonly string[]): Promise<Map<string, number>> {
  const rows = await viewAs(bench.pool, bench.city, { kind: "engine" }, (sql) =>
    sql.query<{ stream: string; seq: string }>(
      "SELECT stream, seq FROM ledger.stream WHERE city = $1 AND stream = ANY ($2)",
      [bench.city, streams],
    ),
  );
  return new Map(rows.map((row) => [row.stream, Number(row.seq)]));
}

/**
 * Appends changes of areas, units, people, posts, duties, packs, calendars and settings as one command. Each sets the whole of something, so
 * when another change came first it is simply laid on top.
 */
export async function changeOffices(
  bench: Bench,
  change: Change,
  changes: readonly OfficeChange[],
): Promise<Appended> {
  const events = new Map<string, { type: string; events: NewEvent[] }>();
  for (const one of changes) {
    const { type, stream, body } = placeOf(bench.city, one);
    const write = events.get(stream) ?? { type, events: [] };
    write.events.push({
      kind: one.kind,
      version: 1,
      occurredAt: change.at,
      actor: change.actor,
      body,
      ...(one.kind === "person-set" && one.sealed !== undefined ? { sealed: one.sealed } : {}),
    });
    events.set(stream, write);
  }
  for (let tried = 1; ; tried += 1) {
    const heads = await headsOf(bench, [...events.keys()]);
    const writes: StreamWrite[] = [...events].map(([stream, write]) => ({
      stream,
      ...write,
      expected: heads.get(stream) ?? 0,
    }));
    const { id, principal, bodyHash } = change;
    const [appended] = await appendTogether(bench, [
      {
        city: bench.city,
        id,
        principal,
        bodyHash,
        recordedAt: change.at,
        writes,
        reply: change.reply ?? null,
      },
    ]);
    if (appended === undefined) throw new Error("no answer");
    if (appended.outcome !== "conflict" || tried === TRIES) return appended;
  }
}
