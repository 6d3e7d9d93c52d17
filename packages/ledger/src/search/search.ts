import type { Sql } from "../ledger.ts";
import { bigramsOf, lexemesOf, searchable } from "./phrase.ts";

export interface Question {
  /** All of these words. */
  readonly words?: readonly string[];
  /** This text exactly, of two letters or more. */
  readonly phrase?: string;
  readonly limit: number;
  /** The last row of the page before. */
  readonly after?: Found;
}

export interface Found {
  readonly stream: string;
  /** ms since the epoch. */
  readonly opened: number;
}

/** Cases whose indexed text answers the question, newest first; only those that the viewer of `sql` sees. */
export async function search(sql: Sql, question: Question): Promise<readonly Found[]> {
  const words = lexemesOf(question.words ?? []);
  const phrase = searchable(question.phrase ?? "");
  const rows = await sql.query<{ stream: string; opened_at: Date }>(
    "SELECT stream, opened_at FROM ledger.find_cases($1, $2, $3, $4, $5, $6)",
    [
      words,
      phrase,
      bigramsOf(phrase),
      question.limit,
      question.after === undefined ? null : new Date(question.after.opened),
      question.after?.stream ?? null,
    ],
  );
  return rows.map((row) => ({ stream: row.stream, opened: row.opened_at.getTime() }));
}

/** What is looked for among the cases of certain facets (`OPEN`, a type, a month). */
export interface Hunt {
  readonly words: readonly string[];
  readonly phrases: readonly string[];
  readonly facets: readonly string[];
  /** No more than so many, in no order; absent = all. */
  readonly limit?: number;
}

/** Streams whose indexed text holds all of the words and every phrase; only those that the viewer of `sql` sees. */
export async function findStreams(sql: Sql, hunt: Hunt): Promise<readonly string[]> {
  const words = [...lexemesOf(hunt.words), ...hunt.facets];
  let found: readonly string[] | null = null;
  for (const each of hunt.phrases.length === 0 ? [""] : hunt.phrases) {
    const phrase = searchable(each);
    const rows = await sql.query<{ stream: string }>(
      "SELECT find_streams AS stream FROM ledger.find_streams($1, $2, $3, $4)",
      [words, phrase, bigramsOf(phrase), hunt.phrases.length > 1 ? null : (hunt.limit ?? null)],
    );
    const own = new Set(rows.map((row) => row.stream));
    found = found === null ? [...own] : found.filter((stream) => own.has(stream));
  }
  return found ?? [];
}
