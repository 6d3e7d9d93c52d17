import type { CaseState, Contribution, FiledRow } from "@xinlian/kernel";
import type { Listing, Mark } from "../command.ts";
import type { Sql, StoredEvent } from "../ledger.ts";
import { EVENT_COLUMNS, type EventRow, envelopeOf, storedEvent } from "../read/events.ts";
import { viewAs } from "../read/view.ts";
import type { Bench } from "../write/append.ts";
import { writeRow } from "../write/batch.ts";

/** How rows follow from events. */
export interface Fold {
  /** The kernel's `evolve` with the stored event as it is given to it. */
  readonly evolve: (state: CaseState | null, event: StoredEvent) => CaseState;
  /** What the writer laid beside the state; without it those columns are neither compared nor written. */
  readonly beside?: (state: CaseState) => {
    readonly listing: Listing;
    readonly marks: readonly Mark[];
    /** Absent: what it counts for is neither compared nor written. */
    readonly counts?: readonly Contribution[];
    /** Absent: the numbers it files are neither compared nor written. */
    readonly filed?: readonly FiledRow[];
  };
}

export interface Difference {
  readonly stream: string;
  /** Column of the row, `clock <name>`, `figure <name>`, `filed <cell>` or `search`. */
  readonly place: string;
  readonly stored: string | null;
  readonly rebuilt: string | null;
}

export interface Rebuilt {
  readonly cases: number;
  readonly differences: readonly Difference[];
  /** Rows written anew; 0 when only compared. */
  readonly written: number;
}

/** Columns that only a listing can give. */
const LISTED = ["title", "public", "confidential", "shown", "people", "units"] as const;
const LIGHT = ["light_clock", "due_at", "warn_at", "paused", "provisional"] as const;

interface Folded {
  readonly commands: unknown[];
  readonly writes: unknown[];
}

async function fold(
  sql: Sql,
  city: string,
  streams: readonly string[],
  how: Fold,
): Promise<Folded> {
  const rows = await sql.query<EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM ledger.event WHERE city = $1 AND stream = ANY ($2) ORDER BY stream, seq`,
    [city, streams],
  );
  const states = new Map<string, { state: CaseState; principal: string; recordedAt: number }>();
  for (const row of rows) {
    const event = storedEvent(row);
    const before = states.get(event.stream);
    states.set(event.stream, {
      state: how.evolve(before?.state ?? null, event),
      principal: before?.principal ?? envelopeOf(row.envelope).principal,
      recordedAt: event.recordedAt,
    });
  }
  const commands: unknown[] = [];
  const writes: unknown[] = [];
  for (const [stream, { state, principal, recordedAt }] of states) {
    const ord = commands.length;
    const beside = how.beside?.(state);
    const write = writeRow(
      { stream, type: "case", expected: state.seq, events: [], after: state, ...beside },
      ord,
      0,
    );
    const row = { ...(write["row"] as Record<string, unknown>) };
    if (beside === undefined) for (const column of [...LISTED, ...LIGHT]) delete row[column];
    commands.push({ ord, principal, recorded_at: new Date(recordedAt).toISOString() });
    writes.push({ ...write, row });
  }
  return { commands, writes };
}

const PAGE = 500;

/**
 * Folds every case anew from its events and compares it with its rows, page by page.
 * @param write whether rows are written over; needs `beside`
 */
export async function rebuildRows(bench: Bench, how: Fold, write = false): Promise<Rebuilt> {
  if (write && how.beside === undefined) throw new Error("rows cannot be written without listings");
  const { pool, city } = bench;
  const differences: Difference[] = [];
  let cases = 0;
  let written = 0;
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const page = await viewAs(
      pool,
      city,
      { kind: "engine" },
      async (sql) => {
        const rows = await sql.query<{ stream: string }>(
          `SELECT stream FROM ledger.stream
            WHERE city = $1 AND type = 'case' AND stream > $2 ORDER BY stream LIMIT ${PAGE}`,
          [city, after],
        );
        const streams = rows.map((row) => row.stream);
        return { streams, folded: await fold(sql, city, streams, how) };
      },
      "ISOLATION LEVEL REPEATABLE READ READ ONLY",
    );
    const json = [city, JSON.stringify(page.folded.commands), JSON.stringify(page.folded.writes)];
    const found = await pool.query<Difference>(
      "SELECT * FROM ledger.differing_rows($1, $2, $3)",
      json,
    );
    differences.push(...found.rows);
    const counted = await pool.query<Difference>("SELECT * FROM ledger.differing_counts($1, $2)", [
      city,
      JSON.stringify(page.folded.writes),
    ]);
    differences.push(...counted.rows);
    if (write) {
      const done = await pool.query<{ n: string }>(
        "SELECT ledger.rebuild_cases($1, $2, $3) AS n",
        json,
      );
      written += Number(done.rows[0]?.n);
    }
    cases += page.streams.length;
    after = page.streams.at(-1) ?? after;
    if (page.streams.length < PAGE) return { cases, differences, written };
  }
}
