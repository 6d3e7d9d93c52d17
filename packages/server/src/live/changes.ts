import { type Cursor, type OpenLedger, START, tail } from "@xinlian/ledger";
import type { LiveChange } from "@xinlian/wire";

type Listener = (changes: readonly LiveChange[], frame: boolean) => void;

const BATCH = 500;
/** Streams of which nothing is part of the city's frame. */
const APART: ReadonlySet<string> = new Set([
  "case",
  "export",
  "entry",
  "extension",
  "feed",
  "look",
]);

/**
 * Follows the ledger's tail and tells listeners which cases changed. One poller for the whole process: appends wake nobody, so that
 * commits do not wait for each other.
 */
export class Changes {
  readonly #ledger: OpenLedger;
  readonly #listeners = new Set<Listener>();
  #cursor: Cursor | null = null;

  constructor(ledger: OpenLedger) {
    this.#ledger = ledger;
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** One look at the tail; true when more is waiting. */
  async poll(): Promise<boolean> {
    const from = this.#cursor ?? (await this.#end());
    this.#cursor = from;
    const { events, cursor } = await this.#ledger.view({ kind: "engine" }, (sql) =>
      tail(sql, this.#ledger.city, from, BATCH),
    );
    this.#cursor = cursor;
    if (events.length === 0) return false;
    const heads = new Map<string, number>();
    for (const event of events) if (event.type === "case") heads.set(event.stream, event.seq);
    const changes = [...heads].map(([stream, seq]) => ({ stream, seq }));
    const frame = events.some((event) => !APART.has(event.type));
    for (const listener of this.#listeners) listener(changes, frame);
    return events.length === BATCH;
  }

  /** Where the ledger ends now: what happened before is of no interest to those who watch. */
  async #end(): Promise<Cursor> {
    const [last] = await this.#ledger.view({ kind: "engine" }, (sql) =>
      sql.query<Cursor>(
        `SELECT xid::text, position::text FROM ledger.event
          WHERE city = $1 AND xid < pg_snapshot_xmin(pg_current_snapshot())
          ORDER BY event.xid DESC, event.position DESC LIMIT 1`,
        [this.#ledger.city],
      ),
    );
    return last ?? START;
  }
}
