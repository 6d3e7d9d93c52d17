import { join } from "node:path";
import type { Moment } from "@xinlian/kernel";
import type { Sql } from "@xinlian/ledger";
import {
  askerOf,
  countCases,
  type House,
  listPage,
  makeLog,
  openHouse,
  readSettings,
} from "@xinlian/server";
import { ROOT } from "../../tools/build/sources.js";

/** How PostgreSQL answers, and how long it takes by its own word. */
export interface Plans {
  readonly text: string;
  /** Planning and execution together, ms, by list; and 8 kB pages touched. */
  readonly lists: Readonly<Record<string, { readonly ms: number; readonly pages: number }>>;
}

/** The first page and the count of every desk, for one person who sits at it; asked beside the running city, the second time counts. */
export async function plans(data: string): Promise<Plans> {
  const settings = readSettings({ XINLIAN_DATA: join(data, "var") }, ROOT);
  if (!settings.ok) throw new Error(JSON.stringify(settings.fault));
  const opened = await openHouse({
    settings: settings.value,
    bare: false,
    log: makeLog("warn"),
    version: "bench",
    beside: true,
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
  const { house, close } = opened.value;
  const lines: string[] = [];
  const lists: Record<string, { ms: number; pages: number }> = {};
  try {
    for (const pack of house.keeper.now.packs.values()) {
      for (const desk of Object.values(pack.desks)) {
        if (!LISTS.includes(desk.is)) continue;
        for (const role of desk.for) {
          const told = await explain(house, pack.name, desk.name, role);
          if (told === null) continue;
          lines.push(...told.page, ...told.count);
          lists[`page.${pack.name}.${desk.name}.${role}`] = costOf(told.page);
          lists[`count.${pack.name}.${desk.name}.${role}`] = costOf(told.count);
        }
      }
    }
  } finally {
    await close();
  }
  return { text: `${lines.join("\n")}\n`, lists };
}

const LISTS: readonly string[] = ["intake", "queue", "callback", "board", "triage"];

/** Sums what the statements say of themselves. */
function costOf(lines: readonly string[]): { readonly ms: number; readonly pages: number } {
  const sum = (pattern: RegExp) =>
    lines.reduce((total, line) => total + Number(pattern.exec(line)?.[1] ?? 0), 0);
  // The first line of a plan that names buffers speaks for the whole statement.
  let pages = 0;
  let told = false;
  for (const line of lines) {
    if (!line.startsWith("    ")) told = false;
    const found = told ? null : /^ +Buffers: shared(?: hit=(\d+))?(?: read=(\d+))?/.exec(line);
    if (found === null) continue;
    pages += Number(found[1] ?? 0) + Number(found[2] ?? 0);
    told = true;
  }
  const ms = sum(/Planning Time: ([\d.]+) ms/) + sum(/Execution Time: ([\d.]+) ms/);
  return { ms: Math.round(ms * 10) / 10, pages };
}

async function explain(
  { engine, keeper, ...house }: House,
  pack: string,
  desk: string,
  role: string,
) {
  const { directory } = keeper.now;
  const [person] = directory.holders(pack, role, null);
  if (person === undefined) return null;
  const posts = directory.posts(person.id);
  const me = { actor: `person:${person.id}`, kind: "person" as const, person: person.id, posts };
  const asker = askerOf(engine, me, house.now() as Moment);
  return engine.ledger.view({ kind: "person", id: person.id }, async (sql) => {
    await listPage(sql, asker, { pack, desk }, { limit: 20 });
    await countCases(sql, asker, { pack, desk });
    const page = [`== ${pack} ${desk}, ${role}: first page`];
    await listPage(explaining(sql, page), asker, { pack, desk }, { limit: 20 });
    const count = [`== ${pack} ${desk}, ${role}: count`];
    await countCases(explaining(sql, count), asker, { pack, desk });
    return { page, count };
  });
}

/** Explains every statement over cases, entries or counts before it is run. */
export function explaining(sql: Sql, lines: string[]): Sql {
  return {
    query: async <Row extends object>(text: string, values?: readonly unknown[]) => {
      if (/ledger\.(case_row|tally_now|entry_row)/.test(text)) {
        const rows = await sql.query<{ "QUERY PLAN": string }>(
          `EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) ${text}`,
          values,
        );
        lines.push(text, ...rows.map((row) => `    ${row["QUERY PLAN"]}`), "");
      }
      return sql.query<Row>(text, values);
    },
  };
}
