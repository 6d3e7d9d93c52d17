import {
  type CaseState,
  countedOf,
  type EntryState,
  type Me,
  type Moment,
  type Words,
} from "@xinlian/kernel";
import { firstPoints, type PointRow, pointsOf, type Sql } from "@xinlian/ledger";
import type { PointView, ScoreLedger } from "@xinlian/wire";
import { instant } from "../case/wire-value.ts";
import { questionOf } from "../engine/deciding.ts";
import type { Engine } from "../engine/engine.ts";
import { refusal } from "../fault/refusal.ts";
import { frameAt } from "./closed.ts";
import { aroundSpan, scoreRows, spanOf } from "./sheet.ts";
import { entrySubjects, type Subject, unitSubject } from "./subjects.ts";
import { turnsSince } from "./turns.ts";
import { type Scored, scoreView } from "./view.ts";

/** Most points of one period that are shown. */
const MOST = 500;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Every point of one subject in a period, each with its rule and the event that gave it (SR-11).
 * @throws Refusal 404 for who gets no points of this score
 */
export async function scoreLedger(
  sql: Sql,
  engine: Engine,
  scored: Scored,
  id: string,
  period: string | undefined,
  me: Me,
  now: Moment,
): Promise<ScoreLedger> {
  const { pack, score } = scored;
  const span = spanOf(engine, scored, period, now);
  const frame = await frameAt(engine, pack, score, span, now);
  const subject = await subjectOf(sql, engine, scored, id, now >= span.until ? span.until : null);
  const asked = questionOf(engine.city, pack, score, span);
  const found = await pointsOf(sql, asked, id, MOST + 1);
  const [row] = await scoreRows(sql, engine, scored, frame, [subject], now);
  if (row === undefined) throw refusal("request-not-found");
  const view = scoreView(engine, scored, me, now, frame);
  const cases = await casesSeen(sql, engine, found);
  const counted = countedOf(found, frame);
  const points = found.slice(0, MOST).map((point, at): PointView => {
    const given = cases.get(point.stream);
    return {
      id: point.id,
      rule: point.rule,
      words: frame.score.points[point.rule]?.text ?? same(point.rule),
      value: point.value,
      counted: counted[at] ?? 0,
      given: instant(point.givenAt),
      case:
        given === undefined
          ? null
          : {
              id: given.stream,
              number: given.number,
              words: pack.cases[given.type]?.text ?? same(given.type),
            },
      seq: point.seq,
      against: point.against,
      answered: point.answered,
      mayAppeal: view.appeal !== null && point.against === null && point.answered === null,
    };
  });
  return {
    score: view,
    ...aroundSpan(engine, span, now),
    row,
    points,
    more: found.length > MOST,
    turns: found.length > MOST ? [] : turnsSince(frame, subject.standing, found, now),
  };
}

/** The cases that gave these points, as far as the viewer sees them. */
async function casesSeen(
  sql: Sql,
  { city }: Engine,
  points: readonly PointRow[],
): Promise<ReadonlyMap<string, CaseState>> {
  const streams = [...new Set(points.map(({ stream }) => stream))];
  const rows = await sql.query<{ whole: CaseState }>(
    "SELECT whole FROM ledger.case_row WHERE city = $1 AND stream = ANY ($2)",
    [city.code, streams],
  );
  return new Map(rows.map(({ whole }) => [whole.stream, whole]));
}

async function subjectOf(
  sql: Sql,
  engine: Engine,
  { pack, score }: Scored,
  id: string,
  end: Moment | null,
): Promise<Subject> {
  const { of } = score;
  if (of.kind === "unit") {
    const asked = { city: engine.city.code, pack: pack.name, score: score.name };
    const first = (await firstPoints(sql, asked, [id])).get(id);
    if (first === undefined) throw refusal("request-not-found");
    return unitSubject(engine, id, first);
  }
  if (!UUID.test(id)) throw refusal("request-not-found");
  const rows = await sql.query<{ whole: EntryState }>(
    "SELECT whole FROM ledger.entry_row WHERE city = $1 AND stream = $2 AND pack = $3 AND register = $4",
    [engine.city.code, id.toLowerCase(), pack.name, of.register],
  );
  const [subject] = await entrySubjects(
    engine,
    pack,
    score,
    of.register,
    rows.map(({ whole }) => whole),
    end,
  );
  if (subject === undefined) throw refusal("request-not-found");
  return subject;
}

function same(text: string): Words {
  return { zh: text, en: text };
}
