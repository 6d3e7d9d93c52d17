import type { CaseState } from "@xinlian/kernel";
import type { Sql } from "../ledger.ts";

/** Which points are asked for. Moments in ms; `until` does not belong to it. */
export interface PointQuestion {
  readonly city: string;
  readonly pack: string;
  readonly score: string;
  readonly from: number;
  readonly until: number;
}

/** What each rule gave each subject in a period. One range of one index a subject. */
export async function pointSums(
  sql: Sql,
  { city, pack, score, from, until }: PointQuestion,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const sums = new Map<string, Map<string, number>>();
  if (subjects.length === 0) return sums;
  const rows = await sql.query<{ subject: string; under: string; sum: number }>(
    `SELECT q.subject, p.under, sum(p.value)::float8 AS sum
       FROM unnest($4::text[]) AS q(subject)
      CROSS JOIN LATERAL (SELECT o.under, o.value FROM ledger.point o
                           WHERE o.city = $1 AND o.pack = $2 AND o.score = $3 AND o.subject = q.subject
                             AND o.counts_at >= $5 AND o.counts_at < $6 OFFSET 0) p
      GROUP BY 1, 2`,
    [city, pack, score, subjects, new Date(from), new Date(until)],
  );
  for (const { subject, under, sum } of rows) {
    const own = sums.get(subject) ?? new Map<string, number>();
    sums.set(subject, own.set(under, sum));
  }
  return sums;
}

export interface PointRow {
  readonly id: string;
  readonly rule: string;
  readonly under: string;
  readonly value: number;
  readonly countsAt: number;
  readonly givenAt: number;
  readonly stream: string;
  readonly seq: number;
  readonly against: string | null;
  readonly answered: string | null;
}

/** The points of one subject in a period, in the order in which they count. @param most at most so many */
export async function pointsOf(
  sql: Sql,
  { city, pack, score, from, until }: PointQuestion,
  subject: string,
  most: number,
): Promise<readonly PointRow[]> {
  const rows = await sql.query<
    Omit<PointRow, "countsAt" | "givenAt" | "seq"> & {
      counts_at: Date;
      given_at: Date;
      seq: string;
    }
  >(
    `SELECT id, rule, under, value::float8 AS value, counts_at, given_at, stream, seq, against, answered
       FROM ledger.point
      WHERE city = $1 AND pack = $2 AND score = $3 AND subject = $4 AND counts_at >= $5 AND counts_at < $6
      ORDER BY counts_at, id LIMIT $7`,
    [city, pack, score, subject, new Date(from), new Date(until), most],
  );
  return rows.map(({ counts_at, given_at, seq, ...row }) => ({
    ...row,
    seq: Number(seq),
    countsAt: counts_at.getTime(),
    givenAt: given_at.getTime(),
  }));
}

/** The moment of the first point of each subject, ms; of all who ever had one when none is named. */
export async function firstPoints(
  sql: Sql,
  { city, pack, score }: Pick<PointQuestion, "city" | "pack" | "score">,
  subjects: readonly string[] | null,
): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.query<{ subject: string; first_at: Date }>(
    `SELECT subject, first_at FROM ledger.point_subject
      WHERE city = $1 AND pack = $2 AND score = $3 AND ($4::text[] IS NULL OR subject = ANY ($4))
      ORDER BY subject`,
    [city, pack, score, subjects],
  );
  return new Map(rows.map(({ subject, first_at }) => [subject, first_at.getTime()]));
}

/** How often what hangs on each entry moved; 0 where it never did. Read before what hangs on it is. */
export async function turnsOf(
  sql: Sql,
  city: string,
  entries: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.query<{ entry: string; turn: string }>(
    "SELECT entry, turn FROM ledger.turn WHERE city = $1 AND entry = ANY ($2)",
    [city, entries],
  );
  return new Map(rows.map(({ entry, turn }) => [entry, Number(turn)]));
}

/** The cases of these types that hang on one of these entries and have not ended. @param most at most so many */
export async function hangingOn(
  sql: Sql,
  city: string,
  entries: readonly string[],
  types: readonly string[],
  most: number,
): Promise<readonly CaseState[]> {
  const rows = await sql.query<{ whole: CaseState }>(
    `SELECT c.whole
       FROM unnest($2::uuid[]) AS q(entry)
      CROSS JOIN LATERAL (SELECT k.stream FROM ledger.case_entry k WHERE k.city = $1 AND k.entry = q.entry OFFSET 0) k
      CROSS JOIN LATERAL (SELECT o.whole, o.type, o.ended FROM ledger.case_row o
                           WHERE o.city = $1 AND o.stream = k.stream OFFSET 0) c
      WHERE NOT c.ended AND c.type = ANY ($3)
      LIMIT $4`,
    [city, entries, types, most],
  );
  return rows.map(({ whole }) => whole);
}
