import {
  areaRange,
  type EntryState,
  entryStanding,
  entryTitle,
  type Moment,
  type Pack,
  type ScoreNode,
  type ScoreSpan,
  type Standing,
  unitStanding,
  type Words,
} from "@xinlian/kernel";
import { findEntries, firstPoints, type Sql } from "@xinlian/ledger";
import { normalise } from "@xinlian/text";
import { questionOf } from "../engine/deciding.ts";
import type { Engine } from "../engine/engine.ts";
import { entriesOf } from "../engine/entries.ts";
import { readCursor, writeCursor } from "../register/list.ts";
import { stoodAt } from "./closed.ts";

/** Somebody who gets points. */
export interface Subject {
  readonly id: string;
  readonly words: Words;
  readonly area: string;
  readonly standing: Standing;
}

export interface SubjectsAsked {
  readonly area?: string;
  readonly q?: string;
  readonly after?: string;
  readonly limit: number;
  /** The period is over: who stood in it is told by how he stood at its end. */
  readonly closed: boolean;
}

export interface SubjectPage {
  readonly rows: readonly Subject[];
  readonly after: string | null;
}

/** Who stands in a period, by name: entries of the register, or the units that had points by then. */
export function subjectsIn(
  sql: Sql,
  engine: Engine,
  pack: Pack,
  score: ScoreNode,
  span: ScoreSpan,
  asked: SubjectsAsked,
): Promise<SubjectPage> {
  const { of } = score;
  return of.kind === "unit"
    ? unitsIn(sql, engine, pack, score, span, asked)
    : entriesIn(sql, engine, pack, score, of.register, span, asked);
}

async function entriesIn(
  sql: Sql,
  engine: Engine,
  pack: Pack,
  score: ScoreNode,
  register: string,
  span: ScoreSpan,
  { area, q, after, limit, closed }: SubjectsAsked,
): Promise<SubjectPage> {
  const values: unknown[] = [engine.city.code, pack.name, register, new Date(span.from)];
  const tests = ["city = $1", "pack = $2", "register = $3", "(NOT ended OR changed_at >= $4)"];
  const place = (value: unknown) => `$${values.push(value)}`;
  if (area !== undefined) {
    const { low, high } = areaRange(area);
    tests.push(`area ~>=~ ${place(low)}`, `area ~<~ ${place(high)}`);
  }
  if (q !== undefined && q.trim() !== "") {
    const phrases = [normalise(q)];
    const found = await findEntries(sql, { pack: pack.name, register, words: [], phrases });
    tests.push(`stream = ANY (${place(found)})`);
  }
  if (after !== undefined) {
    const [ended, sort, stream] = readCursor(after);
    tests.push(`(ended, sort, stream) > (${place(ended)}, ${place(sort)}, ${place(stream)})`);
  }
  const found = await sql.query<{
    stream: string;
    ended: boolean;
    sort: string;
    whole: EntryState;
  }>(
    `SELECT stream, ended, sort, whole FROM ledger.entry_row WHERE ${tests.join(" AND ")}
      ORDER BY ended, sort, stream LIMIT ${limit + 1}`,
    values,
  );
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const entries = page.map(({ whole }) => whole);
  const end = closed ? span.until : null;
  const rows = (await entrySubjects(engine, pack, score, register, entries, end)).filter(
    ({ standing }) => standing.since < span.until,
  );
  const more = found.length > limit && last !== undefined;
  return { rows, after: more ? writeCursor(last) : null };
}

/**
 * Entries as those who get points, called as their register calls them.
 * @param end of a period that is over; null while it runs
 */
export async function entrySubjects(
  engine: Engine,
  pack: Pack,
  score: ScoreNode,
  register: string,
  entries: readonly EntryState[],
  end: Moment | null,
): Promise<readonly Subject[]> {
  const node = pack.registers[register];
  if (node === undefined) return [];
  const ids = entries.map(({ stream }) => stream);
  const sight = await entriesOf(engine.ledger, ids);
  const world = engine.world(pack, 0 as Moment, new Map(), sight);
  const stood = end === null ? new Map() : await stoodAt(engine.ledger, entries, end);
  const calendar = engine.city.calendar(null);
  return entries.map((entry) => ({
    id: entry.stream,
    words: entryTitle(entry, node, world),
    area: entry.area,
    standing: entryStanding(score.of, stood.get(entry.stream) ?? entry, calendar),
  }));
}

async function unitsIn(
  sql: Sql,
  engine: Engine,
  pack: Pack,
  score: ScoreNode,
  span: ScoreSpan,
  { area, q, after, limit }: SubjectsAsked,
): Promise<SubjectPage> {
  const { city } = engine;
  const first = await firstPoints(sql, questionOf(city, pack, score, span), null);
  const range = area === undefined ? null : areaRange(area);
  const wanted = q?.trim() ?? "";
  const rows = [...first]
    .filter(([, at]) => at < span.until)
    .map(([id, at]) => unitSubject(engine, id, at))
    .filter(({ area: at }) => range === null || (at >= range.low && at < range.high))
    .filter(({ words }) => wanted === "" || words.zh.includes(wanted) || words.en.includes(wanted))
    .sort((a, b) => (a.words.zh < b.words.zh ? -1 : a.words.zh > b.words.zh ? 1 : 0));
  const start = after === undefined ? 0 : rows.findIndex(({ id }) => id === after) + 1;
  const page = rows.slice(start, start + limit);
  return { rows: page, after: start + limit < rows.length ? (page.at(-1)?.id ?? null) : null };
}

/** @param first the moment of its first point, ms */
export function unitSubject({ city }: Engine, id: string, first: number): Subject {
  const unit = city.directory.unit(id);
  return {
    id,
    words: unit?.text ?? { zh: id, en: id },
    area: unit?.area ?? city.code,
    standing: unitStanding(first as Moment),
  };
}
