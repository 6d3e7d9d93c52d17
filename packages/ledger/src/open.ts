import { createHmac } from "node:crypto";
import { type CaseState, ok, type Result } from "@xinlian/kernel";
import pg, { type PoolConfig } from "pg";
import { type Accounts, accountsOf } from "./account/accounts.ts";
import { type Calls, callsOf } from "./call/calls.ts";
import { fireDueClocks } from "./clock/fire.ts";
import type { Appended } from "./command.ts";
import { filesOf } from "./file/files.ts";
import { type Imports, importsOf } from "./import/imports.ts";
import { type Learning, learningOf } from "./learn/learning.ts";
import type { Ledger, Sql, Viewer } from "./ledger.ts";
import { checkLogin } from "./migrate/login.ts";
import { type Notices, noticesOf } from "./notice/notices.ts";
import type { OfficeChange } from "./office/change.ts";
import { type Change, changeOffices } from "./office/offices.ts";
import { type Frame, readFrame } from "./office/read.ts";
import { deliverOutbox, type Message } from "./outbox.ts";
import { EVENT_COLUMNS, type EventRow, storedEvent } from "./read/events.ts";
import { viewAs } from "./read/view.ts";
import { finderOf } from "./seal/finder.ts";
import type { MasterKey } from "./seal/master-key.ts";
import { subjectOf, unsealEvent } from "./seal/unseal.ts";
import { type RowSlots, rowSlotsOf } from "./slot/slots.ts";
import { type Seal, sealDay } from "./verify/seal-day.ts";
import { type Verified, verify } from "./verify/verify.ts";
import { appendTogether, type Bench } from "./write/append.ts";
import { principalText } from "./write/batch.ts";
import { GroupCommit } from "./write/group-commit.ts";

export interface OpenOptions {
  /** Area code of the city, e.g. `511100`. */
  readonly city: string;
  /** The application's login; refused when it is stronger than it should be. */
  readonly app: PoolConfig;
  readonly masterKey: MasterKey;
  /** Hears of connections that broke while nobody used them. */
  readonly log?: (line: string) => void;
}

/** A ledger with its side doors: accounts, imports, the city's frame, messages. */
export interface OpenLedger extends Ledger {
  readonly bench: Bench;
  readonly accounts: Accounts;
  readonly imports: Imports;
  readonly slots: RowSlots;
  /** What the engine tells people: notices to staff, letters to citizens. */
  readonly notices: Notices;
  readonly calls: Calls;
  readonly learning: Learning;
  /** True when the master key lies beside the data: said on every page. */
  readonly demoKey: boolean;
  /**
   * Changes areas, units, people, posts, duties, packs, calendars, settings and feeds, or destroys a subject's key; each is an event.
   */
  change(change: Change, changes: readonly OfficeChange[]): Promise<Appended>;
  frame(): Promise<Frame>;
  /** Re-derives every hash, chain, column, head and seal. */
  verify(progress?: (events: number) => void): Promise<Verified>;
  /** Seals what was committed since the last seal; null when the day has one. */
  seal(day: string, now: number): Promise<Seal | null>;
  /** Subject of one sealed event, as `erase` takes it. */
  subjectOf(viewer: Viewer, stream: string, seq: number): Promise<string | null>;
  /** Streams that speak of the holder of a phone number; the engine's answer, to be read again in the asker's eyes. */
  contactStreams(phone: string): Promise<readonly string[]>;
  deliver(
    now: number,
    limit: number,
    send: (messages: readonly Message[], sql: Sql) => Promise<readonly string[]>,
  ): Promise<number>;
}

/** A connection that nobody used for so long is closed, ms: a new one reads the catalogue anew before its first answer. */
const IDLE = 300_000;

/** Opens the ledger of one city on a database that was migrated before. */
export async function openLedger(options: OpenOptions): Promise<Result<OpenLedger>> {
  const { city, masterKey } = options;
  const pool = new pg.Pool({
    max: 12,
    idleTimeoutMillis: IDLE,
    application_name: "xinlian",
    ...options.app,
  });
  // A connection that breaks while somebody holds it, between two statements, would otherwise end the process.
  pool.on("connect", (client) => client.on("error", () => {}));
  pool.on("error", (error) => options.log?.(`a database connection broke: ${error.message}`));
  const login = await checkLogin(pool);
  if (!login.ok) {
    await pool.end();
    return login;
  }
  const bench: Bench = { pool, city, master: masterKey };
  const group = new GroupCommit(bench);

  return ok({
    city,
    bench,
    accounts: accountsOf(bench),
    imports: importsOf(bench),
    slots: rowSlotsOf(bench),
    notices: noticesOf(bench),
    calls: callsOf(bench),
    learning: learningOf(bench),
    files: filesOf(bench),
    demoKey: masterKey.demoKey,
    change: (change, changes) => changeOffices(bench, change, changes),
    frame: () => viewAs(pool, city, { kind: "engine" }, (sql) => readFrame(sql, city)),
    deliver: (now, limit, send) => deliverOutbox(bench, now, limit, send),
    verify: (progress) =>
      viewAs(
        pool,
        city,
        { kind: "engine" },
        (sql) => verify(sql, city, progress),
        "ISOLATION LEVEL REPEATABLE READ READ ONLY",
      ),
    seal: (day, now) => sealDay(bench, day, now),
    subjectOf: (viewer, stream, seq) => subjectOf(pool, city, viewer, stream, seq),
    contactStreams: async (phone) => {
      const { rows } = await pool.query<{ stream: string }>(
        "SELECT ledger.streams_of_contact($1, decode($2, 'hex')) AS stream",
        [city, finderOf(masterKey, city, phone)],
      );
      return rows.map((row) => row.stream);
    },
    append: (command) => group.append(command),
    known: async ({ id, principal, bodyHash }) => {
      const { rows } = await pool.query<{ outcome: "repeated" | "mismatch"; reply: unknown }>(
        "SELECT * FROM ledger.known($1, $2, $3, $4)",
        [city, principalText(principal), id, bodyHash],
      );
      const row = rows[0];
      if (row === undefined) return null;
      return row.outcome === "repeated"
        ? { outcome: "repeated", reply: row.reply }
        : { outcome: "mismatch" };
    },
    appendAll: (commands) => appendTogether(bench, commands),
    view: (viewer, work) => viewAs(pool, city, viewer, work),
    cases: (viewer, streams) =>
      viewAs(pool, city, viewer, async (sql) => {
        const rows = await sql.query<{ whole: CaseState }>(
          "SELECT whole FROM ledger.case_row WHERE city = $1 AND stream = ANY ($2)",
          [city, streams],
        );
        return rows.map((row) => row.whole);
      }),
    events: (viewer, stream) =>
      viewAs(pool, city, viewer, async (sql) => {
        const rows = await sql.query<EventRow>(
          `SELECT ${EVENT_COLUMNS} FROM ledger.event WHERE city = $1 AND stream = $2 ORDER BY seq`,
          [city, stream],
        );
        return rows.map(storedEvent);
      }),
    unseal: (viewer, stream, seq) => unsealEvent(pool, city, masterKey, viewer, stream, seq),
    fireClocks: (now, limit, decide) => fireDueClocks(bench, now, limit, decide),
    mac: (purpose, text) =>
      createHmac("sha256", masterKey.vouching)
        .update(JSON.stringify([purpose, text]))
        .digest("hex"),
    settleCadence: async (pack, register, cadence, until) => {
      await pool.query("SELECT ledger.settle_cadence($1, $2, $3, $4, $5)", [
        city,
        pack,
        register,
        cadence,
        new Date(until),
      ]);
    },
    takeStatistics: async () => {
      await pool.query("SELECT ledger.take_statistics()");
    },
    takeNumbers: async (series, count) => {
      const { rows } = await pool.query<{ first: string }>(
        "SELECT ledger.take_numbers($1, $2, $3) AS first",
        [city, series, count],
      );
      return Number(rows[0]?.first);
    },
    close: () => pool.end(),
  });
}
