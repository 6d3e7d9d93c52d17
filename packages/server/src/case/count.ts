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

/** How many cases the filter finds, and how they divide by light; no more than 10,000 where that is all that ever was. */
export async function countCases(sql: Sql, asker: Asker, filter: CaseFilter): Promise<CaseCount> {
  const question = questionOf(filter, asker);
  const params = new Params();
  const counted = await countedOf(sql, asker, question, params);
  const bounded = question.open === true || question.from !== null;
  const limit = bounded ? "" : ` LIMIT ${MOST + 1}`;
  const [row] = await sql.query<CaseCount["lights"] & { count: number }>(
    `SELECT count(*)::int AS count, ${lightColumns(asker, params)}
       FROM (SELECT c.light_clock, c.paused, c.due_at, c.warn_at FROM ledger.case_row c
              WHERE ${counted.join(" AND ")}${limit}) c`,
    params.values,
  );
  if (row === undefined) throw new Error("a count gives one row");
  const { count, ...lights } = row;
  return { count: Math.min(count, bounded ? count : MOST), lights, more: !bounded && count > MOST };
}

/** The conditions of whatever is counted: the question's own, the words found, and the wall's. */
export async function countedOf(
  sql: Sql,
  asker: Asker,
  question: Question,
  params: Params,
): Promise<string[]> {
  const parts = wherePartsOf(question, asker, params);
  const seen = await seenTest(question, await reachOf(sql), asker, params);
  if (seen !== null) parts.push(seen);
  if (question.q !== null) {
    const streams = await found(question, MOST + 1, sql, asker);
    parts.push(`c.stream = ANY (${params.add(streams)}::uuid[])`);
  }
  return parts;
}

/** How many there are of each light. */
export function lightColumns(asker: Asker, params: Params): string {
  const now = params.time(asker.now);
  return Object.entries(LIGHTS)
    .map(([name, is]) => `count(*) FILTER (WHERE ${is.replaceAll("NOW", now)})::int AS ${name}`)
    .join(", ");
}
