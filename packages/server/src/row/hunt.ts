import { findStreams, monthFacet, OPEN_FACET, type Sql, typeFacet } from "@xinlian/ledger";
import type { Cursor } from "../case/cursor.ts";
import type { ListOrder } from "./order.ts";
import type { Asker, Question } from "./question.ts";

/** Up to so many finds are taken at once; more are taken month by month. */
const FEW = 1_000;

/** Cases that the words find, to which the other conditions are then laid. */
export interface Prey {
  readonly streams: readonly string[];
  /** Only rows without (true) or with (false) the sort value are looked for among them; absent = both. */
  readonly tail?: boolean;
}

/** A whole number finds its case; then nothing else is searched. */
async function numbered(q: string, sql: Sql, { city }: Asker): Promise<readonly string[]> {
  const rows = await sql.query<{ stream: string }>(
    "SELECT c.stream FROM ledger.case_row c WHERE c.city = $1 AND c.number = $2",
    [city, q.trim().toUpperCase()],
  );
  return rows.map(({ stream }) => stream);
}

/**
 * What the words of a question find, in portions that keep the order of the list: all at once when that is little; else what is open (few
 * beside all that ever was), then month by month, so that a page costs as much in a city of ten million cases as in a small one.
 */
export async function* huntOf(
  question: Question,
  order: ListOrder,
  after: Cursor | null,
  sql: Sql,
  asker: Asker,
): AsyncGenerator<Prey> {
  const one = await numbered(question.q ?? "", sql, asker);
  if (one.length > 0) {
    yield { streams: one };
    return;
  }
  const find = finder(question, sql, asker);
  if (find === null) return;
  const few = await find([], FEW + 1);
  if (few.length <= FEW || question.open === true) {
    yield { streams: few.length <= FEW ? few : await find([]) };
    return;
  }
  const tail = !order.always;
  if (tail && (after === null || after.at !== null)) {
    yield { streams: await find([OPEN_FACET]), tail: false };
  }
  const from = tail && after?.at !== null ? null : (after?.opened ?? null);
  for (const month of await months(tail || order.down, from, asker)) {
    const streams = await find([month]);
    if (streams.length > 0) yield tail ? { streams, tail } : { streams };
  }
}

/** Streams that the words of a question find. @param most one more than this at most; null = all */
export async function found(
  question: Question,
  sql: Sql,
  asker: Asker,
  most: number | null,
): Promise<readonly string[]> {
  const one = await numbered(question.q ?? "", sql, asker);
  if (one.length > 0) return one;
  return (await finder(question, sql, asker)?.([], most === null ? undefined : most + 1)) ?? [];
}

type Find = (facets: readonly string[], limit?: number) => Promise<readonly string[]>;

/** Finds by the question's words; null when nothing is left to search for. */
function finder({ q, pack, type, open }: Question, sql: Sql, asker: Asker): Find | null {
  const { words, phrases } = asker.plan(q ?? "");
  if (words.length === 0 && phrases.length === 0) return null;
  const own = [
    ...(pack === null || type === null ? [] : [typeFacet(pack.name, type)]),
    ...(open === true ? [OPEN_FACET] : []),
  ];
  return (facets, limit) =>
    findStreams(sql, {
      words,
      phrases,
      facets: [...own, ...facets],
      ...(limit !== undefined && { limit }),
    });
}

/** Months in which cases may have been opened, the newest (or the oldest) first, from where a page ended. */
async function months(
  down: boolean,
  from: number | null,
  asker: Asker,
): Promise<readonly string[]> {
  const since = await asker.since();
  if (since === null) return [];
  const found: string[] = [];
  for (let at = startOfMonth(since); at <= asker.now; at = nextMonth(at)) {
    found.push(monthFacet(at));
  }
  if (down) found.reverse();
  const begin = from === null ? 0 : found.indexOf(monthFacet(from));
  return begin === -1 ? found : found.slice(begin);
}

function startOfMonth(at: number): number {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}

function nextMonth(at: number): number {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}
