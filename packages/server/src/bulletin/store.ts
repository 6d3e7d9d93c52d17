import { type Moment, ok, type Paper, type Result, refuse } from "@xinlian/kernel";
import type { Appended, Principal, Sql, Viewer } from "@xinlian/ledger";
import type { Engine } from "../engine/engine.ts";

/** A paper as it is kept, with what its row says beside it. */
export interface Kept {
  readonly id: string;
  /** Number of its last event; the etag. */
  readonly seq: number;
  readonly paper: Paper;
  /** The published paper that corrects this one. */
  readonly correctedBy: string | null;
}

interface Row {
  readonly id: string;
  readonly seq: string;
  readonly whole: Paper;
  readonly corrected_by: string | null;
}

const COLUMNS = "id, seq, whole, corrected_by";

function kept({ id, seq, whole, corrected_by }: Row): Kept {
  return { id, seq: Number(seq), paper: whole, correctedBy: corrected_by };
}

export async function findPaper(engine: Engine, viewer: Viewer, id: string): Promise<Kept | null> {
  const rows = await engine.ledger.view(viewer, (sql) =>
    sql.query<Row>(`SELECT ${COLUMNS} FROM ledger.bulletin WHERE city = $1 AND id = $2`, [
      engine.city.code,
      id.toLowerCase(),
    ]),
  );
  return rows[0] === undefined ? null : kept(rows[0]);
}

/** The newest papers of a bulletin. @param drafts whether drafts are among them */
export async function newestPapers(
  sql: Sql,
  city: string,
  pack: string,
  name: string,
  drafts: boolean,
  limit: number,
): Promise<readonly Kept[]> {
  const rows = await sql.query<Row>(
    `SELECT ${COLUMNS} FROM ledger.bulletin
      WHERE city = $1 AND pack = $2 AND name = $3 AND ($4 OR state = 'published')
      ORDER BY drafted_at DESC, id DESC LIMIT $5`,
    [city, pack, name, drafts, limit],
  );
  return rows.map(kept);
}

/** The issue of a period, in whatever state; null when it was not drafted yet. */
export async function paperOf(
  engine: Engine,
  pack: string,
  name: string,
  period: string,
): Promise<Kept | null> {
  const rows = await engine.ledger.view({ kind: "engine" }, (sql) =>
    sql.query<Row>(
      `SELECT ${COLUMNS} FROM ledger.bulletin
        WHERE city = $1 AND pack = $2 AND name = $3 AND period = $4 AND corrects IS NULL`,
      [engine.city.code, pack, name, period],
    ),
  );
  return rows[0] === undefined ? null : kept(rows[0]);
}

/** The paper of an entry, in whatever state; null when it was not drafted yet. */
export async function paperOfEntry(
  engine: Engine,
  pack: string,
  name: string,
  entry: string,
): Promise<Kept | null> {
  const rows = await engine.ledger.view({ kind: "engine" }, (sql) =>
    sql.query<Row>(
      `SELECT ${COLUMNS} FROM ledger.bulletin
        WHERE city = $1 AND pack = $2 AND name = $3 AND of_stream = $4 AND of_kind = 'register' AND corrects IS NULL`,
      [engine.city.code, pack, name, entry],
    ),
  );
  return rows[0] === undefined ? null : kept(rows[0]);
}

/** Papers of one case or entry, newest first, as far as the viewer of `sql` sees them. */
export async function papersOf(
  sql: Sql,
  city: string,
  stream: string,
  limit: number,
): Promise<readonly Kept[]> {
  const rows = await sql.query<Row>(
    `SELECT ${COLUMNS} FROM ledger.bulletin
      WHERE city = $1 AND of_stream = $2 ORDER BY drafted_at DESC, id DESC LIMIT $3`,
    [city, stream, limit],
  );
  return rows.map(kept);
}

/** How many papers of a bulletin were numbered in a year: the head of its stream of numbers. */
export async function numbersGiven(engine: Engine, stream: string): Promise<number> {
  const [row] = await engine.ledger.view({ kind: "engine" }, (sql) =>
    sql.query<{ seq: string }>(
      "SELECT max(seq) AS seq FROM ledger.event WHERE city = $1 AND stream = $2",
      [engine.city.code, stream],
    ),
  );
  return Number(row?.seq ?? 0);
}

/** The number of the next issue of a year. */
export async function nextNumber(
  engine: Engine,
  pack: string,
  name: string,
  year: number,
): Promise<number> {
  const [row] = await engine.ledger.view({ kind: "engine" }, (sql) =>
    sql.query<{ next: number }>(
      `SELECT coalesce(max(number), 0)::int + 1 AS next FROM ledger.bulletin
        WHERE city = $1 AND pack = $2 AND name = $3 AND year = $4`,
      [engine.city.code, pack, name, year],
    ),
  );
  return row?.next ?? 1;
}

/** What happens to a paper, and who does it. */
export interface PaperChange {
  readonly id: string;
  /** seq that it rests on; 0 = a new paper. */
  readonly expected: number;
  readonly kind: "bulletin-drafted" | "bulletin-edited" | "bulletin-published";
  readonly paper: Paper;
  readonly principal: Principal;
  readonly actor: string;
  /** Idempotency key. */
  readonly key: string;
  /** SHA-256 (hex) of what was asked: the same key with another is refused. */
  readonly bodyHash: string;
  readonly at: Moment;
  /** The stream of numbers of the bulletin and year, when the paper takes its number with this change: its number is the seq. */
  readonly numbers?: string;
}

/** Appends one event that carries the whole paper; the row follows in the same transaction. */
export async function putPaper(engine: Engine, change: PaperChange): Promise<Result<true>> {
  const { id, expected, kind, paper, principal, actor, key, bodyHash, at } = change;
  const appended: Appended = await engine.ledger.append({
    city: engine.city.code,
    id: key,
    principal,
    bodyHash,
    recordedAt: at,
    writes: [
      {
        stream: id,
        type: "bulletin",
        expected,
        pack: paper.pack,
        events: [{ kind, version: 1, occurredAt: at, actor, body: paper }],
      },
      ...(change.numbers === undefined
        ? []
        : [
            {
              stream: change.numbers,
              type: "bulletin",
              expected: (paper.number ?? 1) - 1,
              pack: paper.pack,
              events: [
                {
                  kind: "bulletin-numbered",
                  version: 1,
                  occurredAt: at,
                  actor,
                  body: { paper: id, year: paper.year, number: paper.number },
                },
              ],
            },
          ]),
    ],
    reply: { id },
  });
  switch (appended.outcome) {
    case "appended":
    case "repeated":
      return ok(true);
    case "conflict":
      if (appended.stream === change.numbers) return refuse("request-contended");
      return refuse("bulletin-stale", { actual: appended.actual }, "If-Match");
    case "mismatch":
      return refuse("request-key-reused", { value: key }, "Idempotency-Key");
    case "forbidden":
      return refuse("request-forbidden");
  }
}
