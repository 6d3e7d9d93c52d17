import type { Sql, Viewer } from "../ledger.ts";
import { deliverOutbox, type Message } from "../outbox.ts";
import { viewAs } from "../read/view.ts";
import type { Bench } from "../write/append.ts";

/** A text in both languages. */
type Words = { readonly zh: string; readonly en: string };

/** What is told to one person, or to whoever has a role of a pack (in that unit, or in any). */
export interface NewNotice {
  readonly kind: "told" | "mentioned";
  /** Case. */
  readonly stream: string;
  readonly person: string | null;
  readonly pack: string | null;
  readonly role: string | null;
  readonly unit: string | null;
  /** Who wrote it; null = the engine. */
  readonly writtenBy: string | null;
  readonly text: Words;
}

export interface Notice extends NewNotice {
  readonly id: string;
  readonly madeAt: number;
  readonly read: boolean;
}

/** What is told to the citizen of a case. `kept`: nothing sends here, so it is read out or shown. */
export interface NewLetter {
  readonly stream: string;
  readonly text: Words;
  readonly state: "waiting" | "kept";
}

export interface Letter {
  readonly id: string;
  readonly stream: string;
  readonly text: Words;
  readonly state: "waiting" | "sent" | "failed" | "kept";
  readonly tries: number;
  readonly sentAt: number | null;
  /** Why it could not be sent the last time. */
  readonly why: string | null;
  readonly madeAt: number;
}

/** What becomes of one message of the outbox. */
export interface HandedOn {
  readonly notices: readonly NewNotice[];
  readonly letters: readonly NewLetter[];
}

export interface Notices {
  /** Takes waiting messages of the outbox and puts down what `sort` makes of each, in one transaction. @returns how many were taken */
  handOn(
    now: number,
    limit: number,
    sort: (message: Message) => Promise<HandedOn>,
  ): Promise<number>;
  /** Newest first, those of the viewer only. @param before id of the last one seen */
  list(viewer: Viewer, before: string | null, limit: number): Promise<readonly Notice[]>;
  /** Unread ones among the newest, counted to `most` and no further. */
  unread(viewer: Viewer, most: number): Promise<number>;
  read(person: string, ids: readonly string[], now: number): Promise<void>;
  /** Letters of one case that the viewer sees, oldest first. */
  letters(viewer: Viewer, stream: string): Promise<readonly Letter[]>;
  /**
   * Takes letters that are to be sent now, locked against other workers; `send` gives null or why it failed. After `most` tries a letter
   * has failed; in between it waits longer each time. @returns how many were tried
   */
  sendLetters(
    now: number,
    limit: number,
    most: number,
    send: (letter: Pick<Letter, "id" | "stream" | "text">) => Promise<string | null>,
  ): Promise<number>;
  /** Drops notices made before a moment; what was told stays in the outbox. */
  drop(before: number): Promise<void>;
}

const MINUTE = 60_000;
/** Among so many of the newest notices the unread are counted: what a reader passed over for longer is no news. */
const LOOKED_BACK = 500;
const NEWEST = "SELECT id FROM ledger.my_notices($1::bigint, $2)";

export function noticesOf(bench: Pick<Bench, "pool" | "city">): Notices {
  const { pool, city } = bench;
  const engine = { kind: "engine" } as const;
  return {
    handOn: (now, limit, sort) =>
      deliverOutbox(bench, now, limit, async (messages, sql) => {
        for (const message of messages) {
          const { notices, letters } = await sort(message);
          for (const notice of notices) await putNotice(sql, city, notice, message.madeAt, message);
          for (const letter of letters) await putLetter(sql, city, letter, message);
        }
        return messages.map(({ id }) => id);
      }),
    list: (viewer, before, limit) =>
      viewAs(pool, city, viewer, async (sql) => {
        const found: Notice[] = [];
        // What is addressed to a reader who no longer sees its case falls away: the next ones are asked for.
        for (let from = before; ; ) {
          const ids = await sql.query<{ id: string }>(NEWEST, [from, limit]);
          const rows = await sql.query<NoticeRow>(
            `SELECT n.id, n.kind, n.stream, n.person, n.pack, n.role, n.unit, n.written_by, n.text, n.made_at,
                    r.notice IS NOT NULL AS read
               FROM ledger.notice n
               LEFT JOIN ledger.notice_read r ON r.city = n.city AND r.notice = n.id AND r.person = ledger.my('person')
              WHERE n.city = $1 AND n.id = ANY ($2::bigint[])
              ORDER BY n.id DESC`,
            [city, ids.map(({ id }) => id)],
          );
          found.push(...rows.slice(0, limit - found.length).map(noticeOf));
          const last = ids.at(-1);
          if (found.length === limit || ids.length < limit || last === undefined) return found;
          from = last.id;
        }
      }),
    unread: (viewer, most) =>
      viewAs(pool, city, viewer, async (sql) => {
        const ids = await sql.query<{ id: string }>(
          `SELECT m.id FROM ledger.my_notices(NULL, $2) m
            WHERE NOT EXISTS (
              SELECT FROM ledger.notice_read r
               WHERE r.city = $1 AND r.person = ledger.my('person') AND r.notice = m.id)
            ORDER BY m.id DESC LIMIT $3`,
          [city, LOOKED_BACK, 2 * most],
        );
        const [row] = await sql.query<{ count: string }>(
          "SELECT count(*) FROM ledger.notice n WHERE n.city = $1 AND n.id = ANY ($2::bigint[])",
          [city, ids.map(({ id }) => id)],
        );
        return Math.min(most, Number(row?.count));
      }),
    read: async (person, ids, now) => {
      await pool.query("SELECT ledger.read_notices($1, $2, $3, $4)", [
        city,
        person,
        ids,
        new Date(now),
      ]);
    },
    letters: (viewer, stream) =>
      viewAs(pool, city, viewer, async (sql) => {
        const rows = await sql.query<LetterRow>(
          `SELECT id, stream, text, state, tries, sent_at, why, made_at FROM ledger.letter
            WHERE city = $1 AND stream = $2 ORDER BY id`,
          [city, stream],
        );
        return rows.map(letterOf);
      }),
    sendLetters: (now, limit, most, send) =>
      viewAs(
        pool,
        city,
        engine,
        async (sql) => {
          const rows = await sql.query<LetterRow>(
            `SELECT id, stream, text, state, tries, sent_at, why, made_at FROM ledger.letter
              WHERE city = $1 AND state = 'waiting' AND (next_at IS NULL OR next_at <= $2)
              ORDER BY next_at NULLS FIRST, id LIMIT $3 FOR UPDATE SKIP LOCKED`,
            [city, new Date(now), limit],
          );
          for (const row of rows) {
            const why = await send(letterOf(row));
            const tries = row.tries + 1;
            const state = why === null ? "sent" : tries >= most ? "failed" : "waiting";
            const next = state === "waiting" ? new Date(now + MINUTE * 2 ** tries) : null;
            await sql.query(
              `UPDATE ledger.letter SET state = $3, tries = $4, next_at = $5, sent_at = $6, why = $7
                WHERE city = $1 AND id = $2`,
              [city, row.id, state, tries, next, why === null ? new Date(now) : null, why],
            );
          }
          return rows.length;
        },
        "READ WRITE",
      ),
    drop: (before) =>
      viewAs(
        pool,
        city,
        engine,
        async (sql) => {
          const old = [city, new Date(before)];
          await sql.query(
            `DELETE FROM ledger.notice_read r USING ledger.notice n
              WHERE r.city = $1 AND n.city = $1 AND n.id = r.notice AND n.made_at < $2`,
            old,
          );
          await sql.query("DELETE FROM ledger.notice WHERE city = $1 AND made_at < $2", old);
        },
        "READ WRITE",
      ),
  };
}

interface NoticeRow {
  readonly id: string;
  readonly kind: Notice["kind"];
  readonly stream: string;
  readonly person: string | null;
  readonly pack: string | null;
  readonly role: string | null;
  readonly unit: string | null;
  readonly written_by: string | null;
  readonly text: Words;
  readonly made_at: Date;
  readonly read: boolean;
}

interface LetterRow {
  readonly id: string;
  readonly stream: string;
  readonly text: Words;
  readonly state: Letter["state"];
  readonly tries: number;
  readonly sent_at: Date | null;
  readonly why: string | null;
  readonly made_at: Date;
}

function noticeOf({ written_by, made_at, ...row }: NoticeRow): Notice {
  return { ...row, writtenBy: written_by, madeAt: made_at.getTime() };
}

function letterOf({ sent_at, made_at, ...row }: LetterRow): Letter {
  return { ...row, sentAt: sent_at?.getTime() ?? null, madeAt: made_at.getTime() };
}

async function putNotice(
  sql: Sql,
  city: string,
  notice: NewNotice,
  madeAt: number,
  message: Pick<Message, "id">,
): Promise<void> {
  const { kind, stream, person, pack, role, unit, writtenBy, text } = notice;
  await sql.query(
    `INSERT INTO ledger.notice (city, outbox, kind, stream, person, pack, role, unit, written_by, text, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING`,
    [city, message.id, kind, stream, person, pack, role, unit, writtenBy, text, new Date(madeAt)],
  );
}

async function putLetter(
  sql: Sql,
  city: string,
  { stream, text, state }: NewLetter,
  { id, madeAt }: Message,
): Promise<void> {
  await sql.query(
    `INSERT INTO ledger.letter (city, outbox, stream, text, state, made_at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [city, id, stream, text, state, new Date(madeAt)],
  );
}
