import type { Sql } from "../ledger.ts";
import { bigramsOf, lexemesOf, searchable } from "./phrase.ts";

export interface EntryQuestion {
  readonly pack: string;
  readonly register: string;
  /** All of these words. */
  readonly words: readonly string[];
  /** Each of these texts exactly. */
  readonly phrases: readonly string[];
}

/** Streams of the entries whose text answers the question; only those that the viewer of `sql` sees. */
export async function findEntries(
  sql: Sql,
  { pack, register, words, phrases }: EntryQuestion,
): Promise<readonly string[]> {
  if (words.length === 0 && phrases.length === 0) return [];
  let found: readonly string[] | null = null;
  for (const given of phrases.length === 0 ? [""] : phrases) {
    const phrase = searchable(given);
    const rows = await sql.query<{ stream: string }>(
      "SELECT ledger.find_entries($1, $2, $3, $4, $5) AS stream",
      [pack, register, lexemesOf(words), phrase, bigramsOf(phrase)],
    );
    const own = new Set(rows.map(({ stream }) => stream));
    found = found === null ? [...own] : found.filter((stream) => own.has(stream));
  }
  return found ?? [];
}
