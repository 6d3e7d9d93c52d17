import type { ScoreLedger, ScoreSheet } from "@xinlian/wire";
import type { Town } from "../../packages/server/test/town.ts";

/** Numbers that the pack's settings say, written down a second time on purpose. */
const WORTH = { base: 100, minor: -2, serious: -10, late: -5, lateMost: 20 };
const PERIOD = "2026-Q4";
const OVER = Date.parse("2027-01-01T00:00:00+08:00");

interface Told {
  readonly stream: string;
  readonly seq: number;
  readonly kind: string;
  readonly at: string;
  readonly body: {
    readonly type?: string;
    readonly action?: string;
    readonly fields?: { readonly subject?: string; readonly weight?: string };
  };
}

/** Where one point must come from: the event, and what it is worth. */
interface Reason {
  readonly subject: string;
  readonly event: string;
  readonly rule: string;
  readonly value: number;
  /** It happened in the quarter, and not after it. */
  readonly within: boolean;
}

/** Every finding and every finding that was chased, out of the events, by nothing but reading them. */
async function reasons({ house }: Town): Promise<readonly Reason[]> {
  const rows = await house.ledger.view({ kind: "engine" }, (sql) =>
    sql.query<Told>(
      `SELECT stream, seq::int AS seq, kind, convert_from(envelope, 'UTF8')::jsonb -> 'body' AS body,
              convert_from(envelope, 'UTF8')::jsonb ->> 'occurredAt' AS at
         FROM ledger.event WHERE city = $1 AND type = 'case' ORDER BY stream, seq`,
      [house.ledger.city],
    ),
  );
  const found = new Map<string, string>();
  const all: Reason[] = [];
  for (const { stream, seq, kind, at, body } of rows) {
    const within = (/^\d+$/.test(at) ? Number(at) : Date.parse(at)) < OVER;
    const event = `${stream}.${seq}`;
    if (kind === "opened" && body.type === "finding") {
      const subject = body.fields?.subject ?? "";
      found.set(stream, subject);
      const value = body.fields?.weight === "serious" ? WORTH.serious : WORTH.minor;
      all.push({ subject, event, rule: "found", value, within });
    }
    const subject = found.get(stream);
    if (subject !== undefined && kind === "acted" && body.action === "chase")
      all.push({ subject, event, rule: "late", value: WORTH.late, within });
  }
  return all;
}

/** The ledger's points of the quarter, of every business and one by one, against a count of the events by hand. */
export async function comparePoints(
  town: Town,
  subjects: readonly { readonly id: string }[],
): Promise<{
  readonly scores: number;
  readonly points: number;
  readonly opened: number;
  readonly differ: readonly string[];
}> {
  const wanted = await reasons(town);
  const differ: string[] = [];
  const given = await town.house.ledger.view({ kind: "engine" }, (sql) =>
    sql.query<{ subject: string; event: string; rule: string; value: number }>(
      `SELECT subject, stream || '.' || seq AS event, rule, value::float8 AS value
         FROM ledger.point WHERE city = $1 AND pack = 'food'`,
      [town.house.ledger.city],
    ),
  );
  const told = (reason: Omit<Reason, "within">) =>
    `${reason.subject} ${reason.rule} ${reason.value} by ${reason.event}`;
  const stands = new Set(given.map(told));
  const meant = new Set(wanted.map(told));
  differ.push(...[...meant].filter((each) => !stands.has(each)).map((each) => `no point ${each}`));
  differ.push(...[...stands].filter((each) => !meant.has(each)).map((each) => `no event ${each}`));
  if (given.length !== stands.size) differ.push(`${given.length - stands.size} points twice`);

  const sums = new Map<string, number>();
  for (const { id } of subjects) {
    const own = wanted.filter(({ subject, within }) => within && subject === id);
    const late = own.filter(({ rule }) => rule === "late").reduce((n, { value }) => n + value, 0);
    const found = own.filter(({ rule }) => rule !== "late").reduce((n, { value }) => n + value, 0);
    sums.set(id, WORTH.base + found + Math.max(late, -WORTH.lateMost));
  }
  const office = await town.staff("shian");
  let scores = 0;
  for (let after = ""; ; ) {
    const more = after === "" ? "" : `&after=${encodeURIComponent(after)}`;
    const answer = await office.get(
      `/api/scores/food/subject_points?period=${PERIOD}&limit=200${more}`,
    );
    if (answer.statusCode !== 200) return { scores, points: 0, opened: 0, differ: [answer.body] };
    const page = answer.json<ScoreSheet>();
    for (const row of page.rows) {
      if (!sums.has(row.subject)) continue;
      scores += 1;
      const sum = sums.get(row.subject);
      if (row.points !== sum)
        differ.push(`${row.subject} has ${row.points} points, counted ${sum}`);
      if (row.ended !== (row.band === null)) differ.push(`${row.subject} has the band ${row.band}`);
    }
    if (page.after === null) break;
    after = page.after;
  }
  if (scores !== subjects.length) differ.push(`${scores} scores of ${subjects.length} businesses`);
  const opened = await openEach(town, wanted, differ);
  return { scores, points: given.length, opened, differ };
}

/** Opens the points of some businesses as the office would: every one names its rule and its case. */
async function openEach(town: Town, wanted: readonly Reason[], differ: string[]): Promise<number> {
  const office = await town.staff("shian");
  let opened = 0;
  for (const subject of [...new Set(wanted.map((each) => each.subject))].slice(0, 20)) {
    const answer = await office.get(`/api/scores/food/subject_points/${subject}?period=${PERIOD}`);
    for (const { words, case: from, seq, rule } of answer.json<ScoreLedger>().points) {
      opened += 1;
      const known = wanted.some(
        (each) => each.event === `${from?.id}.${seq}` && each.rule === rule,
      );
      if (!known || words.zh === "") differ.push(`${subject} has a point of no known event`);
    }
  }
  return opened;
}
