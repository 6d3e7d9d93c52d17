import { deskRowsOf, type Moment, opensOnly, type RowFilter, type Words } from "@xinlian/kernel";
import type { Sql } from "@xinlian/ledger";
import type { DeskSays } from "@xinlian/wire";
import { countedOf } from "../case/count.ts";
import { meOf } from "../case/read-case.ts";
import { instant } from "../case/wire-value.ts";
import type { Engine } from "../engine/engine.ts";
import { refusal } from "../fault/refusal.ts";
import type { PersonCaller } from "../http/caller.ts";
import { askerOf } from "../row/asker.ts";
import { conditionSql, plainScope } from "../row/condition.ts";
import { Params } from "../row/params.ts";
import { type Asker, type Question, questionOf } from "../row/question.ts";
import { layoutFor } from "../row/where.ts";

/** The opening sentence of a desk: its counts over the cases of its type that this person sees. */
export async function deskSays(
  { pack: name, desk: deskName }: { readonly pack: string; readonly desk: string },
  caller: PersonCaller,
  engine: Engine,
  now: Moment,
): Promise<DeskSays> {
  const pack = engine.city.packs.get(name);
  const desk = pack?.desks[deskName];
  const node = pack?.cases[desk?.of ?? ""];
  const rows = pack && deskRowsOf(pack).get(deskName);
  if (!pack || !desk || !node || !rows) throw refusal("request-not-found");
  const asker = askerOf(engine, meOf(caller, engine), now);
  const scope = plainScope({ node, world: asker.world(pack), me: asker.me });
  const counts = Object.entries(rows.count);
  const open = counts.filter(([, filter]) => opensOnly(filter, node, scope));
  const others = counts.filter((count) => !open.includes(count));
  const figures = await engine.ledger.view(caller.viewer, async (sql) => ({
    ...(await counted(open, { pack: name, type: desk.of, state: "open" }, sql, asker)),
    // What is bounded by a moment is counted alone, so that its own index bounds it.
    ...Object.assign(
      {},
      ...(await eachOf(others, (count) =>
        counted([count], { pack: name, type: desk.of }, sql, asker),
      )),
    ),
  }));
  const template = desk.says ?? { zh: "", en: "" };
  return { says: fill(template, figures), template, figures, at: instant(now) };
}

type Count = readonly [string, RowFilter];

/** Counts by several conditions in one look at the rows. */
async function counted(
  counts: readonly Count[],
  filter: { readonly pack: string; readonly type: string; readonly state?: string },
  sql: Sql,
  asker: Asker,
): Promise<Record<string, number>> {
  if (counts.length === 0) return {};
  const question = questionOf(filter, asker);
  const params = new Params();
  const where = await countedOf(sql, asker, question, params);
  const tests = counts.map(([, count]) => testOf(count, question, asker, params));
  const [only] = tests;
  const columns =
    tests.length === 1
      ? ["count(*)::int AS f0"]
      : tests.map((test, at) => `count(*) FILTER (WHERE ${test})::int AS f${at}`);
  if (tests.length === 1 && only !== undefined) where.push(only);
  const [row] = await sql.query<Record<string, number>>(
    `SELECT ${columns.join(", ")} FROM ledger.case_row c WHERE ${where.join(" AND ")}`,
    params.values,
  );
  return Object.fromEntries(counts.map(([name], at) => [name, row?.[`f${at}`] ?? 0]));
}

function testOf(count: RowFilter, question: Question, asker: Asker, params: Params): string {
  const { pack, type } = question;
  const node = pack?.cases[type ?? ""];
  if (pack === null || node === undefined) throw new Error("a desk counts cases of its own type");
  const layout = layoutFor(question, asker);
  const { states } = question;
  return conditionSql(count, {
    node,
    world: asker.world(pack),
    me: asker.me,
    layout,
    params,
    states,
  });
}

/** One after the other: they share a connection. */
async function eachOf<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}

function fill(words: Words, figures: Readonly<Record<string, number>>): Words {
  const put = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) =>
      name in figures ? String(figures[name]) : whole,
    );
  return { zh: put(words.zh), en: put(words.en) };
}
