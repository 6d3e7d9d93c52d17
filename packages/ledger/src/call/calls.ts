import { viewAs } from "../read/view.ts";
import { decrypt, encrypt } from "../seal/cipher.ts";
import { finderOf } from "../seal/finder.ts";
import type { Bench } from "../write/append.ts";

export type CallEventName = "ring" | "answer" | "hangup" | "recording";

/** What one event of a call tells. */
export interface CallNews {
  readonly feed: string;
  /** The exchange's id of the call. */
  readonly call: string;
  readonly event: CallEventName;
  /** When it happened, ms. */
  readonly at: number;
  readonly extension?: string;
  /** Who sat at the extension. */
  readonly person?: string;
  /** The caller's number in its one form. */
  readonly phone?: string;
  readonly line?: string;
  readonly url?: string;
  /** The case that shall stand for the call, should this be what answers it first. */
  readonly stream?: string;
}

/** A call as told so far. Moments in ms. */
export interface StoredCall {
  readonly feed: string;
  readonly call: string;
  readonly extension: string | null;
  readonly person: string | null;
  readonly phone: string | null;
  readonly line: string | null;
  readonly rang: number | null;
  readonly answered: number | null;
  readonly ended: number | null;
  readonly recording: string | null;
  /** The case that stands for it, from its answer on. */
  readonly stream: string | null;
  /** Grows with every change. */
  readonly version: string;
}

/** Calls of the last days, who sits where, and whose key is whose; through narrow functions and in the engine's eyes. */
export interface Calls {
  /** What the key with this SHA-256 (hex) opens; null when there is none, or it was revoked. */
  feed(tokenHash: string, now: number): Promise<FeedKey | null>;
  /** Every feed, with what is known of its key. */
  feeds(): Promise<readonly StoredFeed[]>;
  /** Who sits at an extension and is signed in. */
  seat(extension: string, now: number): Promise<{ person: string; since: number } | null>;
  /** Where a person sits. */
  seatOf(person: string): Promise<{ extension: string; since: number } | null>;
  /** Notes an event once. `late`: one that comes after it was told before. */
  note(news: CallNews, now: number): Promise<{ repeated: boolean; late: boolean }>;
  find(feed: string, call: string): Promise<StoredCall | null>;
  /** Calls changed in the last `ms` by the database's clock. */
  changed(ms: number): Promise<readonly StoredCall[]>;
  /** Calls of one person since a moment, newest first. */
  of(person: string, since: number, limit: number): Promise<readonly StoredCall[]>;
  /** Forgets calls that nothing was told of since; their cases stay. */
  forget(before: number): Promise<number>;
}

export interface FeedKey {
  readonly name: string;
  readonly packs: readonly string[];
  readonly scopes: readonly string[];
}

/** A feed as it stands. Moments in ms. */
export interface StoredFeed extends FeedKey {
  /** First letters of its key; null = it never had one. */
  readonly begins: string | null;
  readonly made: number | null;
  readonly revoked: number | null;
  /** Last use, to the hour. */
  readonly used: number | null;
}

interface CallRow {
  readonly feed: string;
  readonly call: string;
  readonly extension: string | null;
  readonly person: string | null;
  readonly sealed: Buffer | null;
  readonly line: string | null;
  readonly rang_at: Date | null;
  readonly answered_at: Date | null;
  readonly ended_at: Date | null;
  readonly recording: string | null;
  readonly stream: string | null;
  readonly version: string;
}

const COLUMNS =
  "feed, call, extension, person, sealed, line, rang_at, answered_at, ended_at, recording, stream, version::text";

export function callsOf({ pool, city, master }: Bench): Calls {
  const read = async (where: string, values: readonly unknown[]): Promise<StoredCall[]> => {
    const rows = await viewAs(pool, city, { kind: "engine" }, (sql) =>
      sql.query<CallRow>(`SELECT ${COLUMNS} FROM ledger.call WHERE city = $1 AND ${where}`, [
        city,
        ...values,
      ]),
    );
    return rows.map(stored);
  };
  const binding = (feed: string, call: string) => [city, "call", feed, call] as const;
  const stored = (row: CallRow): StoredCall => ({
    feed: row.feed,
    call: row.call,
    extension: row.extension,
    person: row.person,
    phone:
      row.sealed === null
        ? null
        : decrypt(master.wrapping, row.sealed, binding(row.feed, row.call)).toString("utf8"),
    line: row.line,
    rang: row.rang_at?.getTime() ?? null,
    answered: row.answered_at?.getTime() ?? null,
    ended: row.ended_at?.getTime() ?? null,
    recording: row.recording,
    stream: row.stream,
    version: row.version,
  });
  return {
    feed: async (tokenHash, now) => {
      const { rows } = await pool.query<FeedKey>("SELECT * FROM ledger.feed_of($1, $2, $3)", [
        city,
        tokenHash,
        new Date(now),
      ]);
      return rows[0] ?? null;
    },
    feeds: () =>
      viewAs(pool, city, { kind: "engine" }, (sql) =>
        sql.query<StoredFeed>(
          `SELECT name, packs, scopes, begins, round(extract(epoch FROM made_at) * 1000)::float8 AS made,
                  round(extract(epoch FROM revoked_at) * 1000)::float8 AS revoked,
                  round(extract(epoch FROM used_at) * 1000)::float8 AS used
             FROM ledger.feed WHERE city = $1 ORDER BY name`,
          [city],
        ),
      ),
    seat: async (extension, now) => {
      const { rows } = await pool.query<{ person: string; since: Date }>(
        "SELECT * FROM ledger.seat_of($1, $2, $3)",
        [city, extension, new Date(now)],
      );
      const row = rows[0];
      return row === undefined ? null : { person: row.person, since: row.since.getTime() };
    },
    seatOf: async (person) => {
      const [row] = await viewAs(pool, city, { kind: "engine" }, (sql) =>
        sql.query<{ extension: string; since: Date }>(
          "SELECT extension, since FROM ledger.extension WHERE city = $1 AND person = $2",
          [city, person],
        ),
      );
      return row === undefined ? null : { extension: row.extension, since: row.since.getTime() };
    },
    note: async ({ feed, call, event, at, phone, ...facts }, now) => {
      const known = {
        ...facts,
        ...(phone !== undefined && {
          sealed: encrypt(
            master.wrapping,
            Buffer.from(phone, "utf8"),
            binding(feed, call),
          ).toString("hex"),
          finder: finderOf(master, city, phone),
        }),
      };
      const { rows } = await pool.query<{ repeated: boolean; late: boolean }>(
        "SELECT * FROM ledger.note_call($1, $2, $3, $4, $5, $6, $7)",
        [city, feed, call, event, new Date(at), JSON.stringify(known), new Date(now)],
      );
      const [row] = rows;
      if (row === undefined) throw new Error("the database does not say what became of a call");
      return row;
    },
    find: async (feed, call) => (await read("feed = $2 AND call = $3", [feed, call]))[0] ?? null,
    changed: (ms) =>
      read("changed_at > clock_timestamp() - make_interval(secs => $2) ORDER BY version", [
        ms / 1000,
      ]),
    of: (person, since, limit) =>
      read(`person = $2 AND noted_at >= $3 ORDER BY noted_at DESC LIMIT ${Number(limit)}`, [
        person,
        new Date(since),
      ]),
    forget: async (before) => {
      const { rows } = await pool.query<{ n: string }>("SELECT ledger.forget_calls($1, $2) AS n", [
        city,
        new Date(before),
      ]);
      return Number(rows[0]?.n);
    },
  };
}
