import type { Sql } from "@xinlian/ledger";
import type { CaseCount, CaseFilter } from "@xinlian/wire";
import { found } from "../row/hunt.ts";
import { LIGHTS } from "../row/light.ts";
import { Params } from "../row/params.ts";
import { type Asker, type Question, questionOf } from "../row/question.ts";
import { reachOf } from "../row/reach.ts";
import { seenTest } from "../row/seeing.ts";
import { wherePartsOf } from "../row/where.ts";

/** Most cases that are counted one by one where nothing bounds them: ended ones, and what words find. */
const MOST = 10_000;

/**
 * How many cases the filter finds, and how they divide by light; no more than 10,000 where that is all that ever was. Open and ended cases
 * are counted apart: each has an index from which it is counted without its rows, and an ended one has no light but `done`.
 */
export async function countCases(sql: Sql, asker: Asker, filter: CaseFilter): Promise<CaseCount> {
  const question = questionOf(filter, asker);
  const none = { count: 0, done: 0, pause: 0, late: 0, soon: 0, ok: 0 };
  const open = question.open === false ? none : await openCount(sql, asker, question);
  const noEnded = question.open === true || isLit(question);
  const ended = noEnded ? { count: 0, more: false } : await endedCount(sql, asker, question);
  const { count, ...lights } = open;
  return {
    count: count + ended.count,
    lights: { ...lights, done: lights.done + ended.count },
    more: ended.more,
  };
}

/** A light other than `done` is that of a clock that runs. */
function isLit({ light }: Question): boolean {
  return light !== null && light !== undefined && light !== "done";
}

async function openCount(sql: Sql, asker: Asker, question: Question) {
  const params = new Params();
  const counted = await countedOf(sql, asker, { ...question, open: true }, params);
  const [row] = await sql.query<CaseCount["lights"] & { count: number }>(
    `SELECT count(*)::int AS count, ${lightColumns(asker, params)}
       FROM ledger.case_row c WHERE ${counted.join(" AND ")}`,
    params.values,
  );
  if (row === undefined) throw new Error("a count gives one row");
  return row;
}

/** No more than 10,000, unless a day bounds them. */
async function endedCount(sql: Sql, asker: Asker, question: Question) {
  const params = new Params();
  const bounded = question.from !== null || question.ended?.from != null;
  const most = bounded ? null : MOST;
  const streams = question.q === null ? null : await found(question, sql, asker, most);
  // An ended case has the light `done`: its columns need not be read for it.
  const asked = { ...question, open: false, light: null };
  const counted = await conditionsOf(sql, asker, asked, params, streams);
  const [row] = await sql.query<{ count: number }>(
    `SELECT count(*)::int AS count
       FROM (SELECT FROM ledger.case_row c WHERE ${counted.join(" AND ")}
              ${most === null ? "" : `LIMIT ${most + 1}`}) c`,
    params.values,
  );
  const count = row?.count ?? 0;
  if (most === null) return { count, more: false };
  const more = count > most || (streams !== null && streams.length > most);
  return { count: Math.min(count, most), more };
}

/** The conditions of whatever is counted: the question's own, the words found, and the wall's. */
export async function countedOf(
  sql: Sql,
  asker: Asker,
  question: Question,
  params: Params,
): Promise<string[]> {
  const streams = question.q === null ? null : await found(question, sql, asker, null);
  return conditionsOf(sql, asker, question, params, streams);
}

/** @param streams what the words found; null = no words were asked for */
async function conditionsOf(
  sql: Sql,
  asker: Asker,
  question: Question,
  params: Params,
  streams: readonly string[] | null,
): Promise<string[]> {
  const parts = wherePartsOf(question, asker, params);
  const seen = await seenTest(
    question,
    await reachOf(sql, question.pack?.name ?? null),
    asker,
    params,
  );
  if (seen !== null) parts.push(seen);
  if (streams !== null) parts.push(`c.stream = ANY (${params.add(streams)}::uuid[])`);
  return parts;
}

/** How many there are of each light. */
export function lightColumns(asker: Asker, params: Params): string {
  const now = params.time(asker.now);
  return Object.entries(LIGHTS)
    .map(([name, is]) => `count(*) FILTER (WHERE ${is.replaceAll("NOW", now)})::int AS ${name}`)
    .join(", ");
}
