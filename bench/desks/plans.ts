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

/** How PostgreSQL answers the first page and the count of every desk, for one person who sits at it; beside the running city. */
export async function plans(data: string): Promise<string> {
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
  try {
    for (const pack of house.keeper.now.packs.values()) {
      for (const desk of Object.values(pack.desks)) {
        if (desk.is === "case") continue;
        for (const role of desk.for) await explain(house, pack.name, desk.name, role, lines);
      }
    }
  } finally {
    await close();
  }
  return `${lines.join("\n")}\n`;
}

async function explain(house: House, pack: string, desk: string, role: string, lines: string[]) {
  const { engine, keeper } = house;
  const { directory } = keeper.now;
  const [person] = directory.holders(pack, role, null);
  if (person === undefined) return;
  const me = {
    actor: `person:${person.id}`,
    kind: "person" as const,
    person: person.id,
    posts: directory.posts(person.id),
  };
  const asker = askerOf(engine, me, house.now() as Moment);
  await engine.ledger.view({ kind: "person", id: person.id }, async (sql) => {
    const told = explaining(sql, lines);
    lines.push(`== ${pack} ${desk}, ${role}: first page`);
    await listPage(told, asker, { pack, desk }, { limit: 20 });
    lines.push(`== ${pack} ${desk}, ${role}: count`);
    await countCases(told, asker, { pack, desk });
  });
}

/** Explains every statement over cases before it is run. */
function explaining(sql: Sql, lines: string[]): Sql {
  return {
    query: async <Row extends object>(text: string, values?: readonly unknown[]) => {
      if (text.includes("ledger.case_row")) {
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
