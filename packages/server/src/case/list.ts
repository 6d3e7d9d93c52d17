import type { CaseState } from "@xinlian/kernel";
import type { Sql } from "@xinlian/ledger";
import type { CaseFilter, CaseSort } from "@xinlian/wire";
import type { CityNow } from "../engine/city-now.ts";
import { type Cursor, readCursor, writeCursor } from "./cursor.ts";
import { type Where, whereOf } from "./filter.ts";

/** A row as the database has it. */
export interface Listed {
  readonly stream: string;
  readonly title: string;
  readonly at: Date | null;
  readonly whole: CaseState;
}

const SORTS: Readonly<Record<CaseSort, { readonly column: string; readonly way: "ASC" | "DESC" }>> =
  {
    due: { column: "due_at", way: "ASC" },
    "-due": { column: "due_at", way: "DESC" },
    opened: { column: "opened_at", way: "ASC" },
    "-opened": { column: "opened_at", way: "DESC" },
  };

/**
 * One page by keyset: first the rows that have the sort value, in its order, then those that have none, by stream. Rows that come in or go
 * while somebody pages are neither shown twice nor hide others.
 */
export async function listPage(
  sql: Sql,
  city: CityNow,
  filter: CaseFilter,
  options: {
    readonly sort: CaseSort;
    readonly after?: string;
    readonly limit: number;
    readonly now: number;
  },
): Promise<{ readonly rows: readonly Listed[]; readonly next: string | null }> {
  const where = await whereOf(filter, city, sql, options.now);
  const after = options.after === undefined ? null : readCursor(options.after);
  const wanted = options.limit + 1;
  const rows: Listed[] = [];
  if (after === null || after.at !== null) {
    rows.push(...(await valued(sql, where, options.sort, after, wanted)));
  }
  if (rows.length < wanted) {
    const from = after !== null && after.at === null ? after : null;
    rows.push(...(await unvalued(sql, where, options.sort, from, wanted - rows.length)));
  }
  const page = rows.slice(0, options.limit);
  const last = page.at(-1);
  const more = rows.length > options.limit && last !== undefined;
  return {
    rows: page,
    next: more ? writeCursor({ at: last.at?.getTime() ?? null, stream: last.stream }) : null,
  };
}

function valued(sql: Sql, where: Where, sort: CaseSort, after: Cursor | null, limit: number) {
  const { column, way } = SORTS[sort];
  const values = [...where.values];
  let beyond = "";
  if (after?.at != null) {
    values.push(new Date(after.at), after.stream);
    const than = way === "ASC" ? ">" : "<";
    // Moments are kept to the microsecond and travel to the millisecond; ours never have a finer part.
    beyond = ` AND (${column}, stream) ${than} ($${values.length - 1}, $${values.length})`;
  }
  return sql.query<Listed>(
    `SELECT stream, title, ${column} AS at, whole FROM ledger.case_row
      WHERE ${where.text} AND ${column} IS NOT NULL${beyond}
      ORDER BY ${column} ${way}, stream ${way} LIMIT ${limit}`,
    values,
  );
}

function unvalued(sql: Sql, where: Where, sort: CaseSort, after: Cursor | null, limit: number) {
  const values = [...where.values];
  let beyond = "";
  if (after !== null) {
    values.push(after.stream);
    beyond = ` AND stream > $${values.length}`;
  }
  return sql.query<Listed>(
    `SELECT stream, title, NULL::timestamptz AS at, whole FROM ledger.case_row
      WHERE ${where.text} AND ${SORTS[sort].column} IS NULL${beyond}
      ORDER BY stream LIMIT ${limit}`,
    values,
  );
}
