import { join } from "node:path";
import type { Moment } from "@xinlian/kernel";
import type { Sql } from "@xinlian/ledger";
import {
  askerOf,
  cockpitView,
  countCases,
  groupCases,
  type House,
  listEntries,
  listPage,
  makeLog,
  openHouse,
  readSettings,
  timesAt,
} from "@xinlian/server";
import { ROOT } from "../../tools/build/sources.js";
import { explaining } from "../desks/plans.ts";
import { percentile } from "../http/percentile.ts";
import type { Large } from "./entries.ts";
import type { Measured } from "./pages.ts";

/** What the database says: how long the plain SQL of each page takes in the same viewer's role, what it gives, and the plans of the product's own. */
export interface Told {
  readonly bare: Readonly<
    Record<string, { readonly p50: number; readonly p95: number; readonly n: number }>
  >;
  readonly plans: string;
}

const DAY_MS = 86_400_000;

/** Asks beside the running city. @param person in whose eyes */
export async function toldOf(
  data: string,
  person: string,
  pages: readonly Measured[],
  large: Large,
  rounds: number,
): Promise<Told> {
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
  try {
    const viewer = { kind: "person", id: person } as const;
    const bare = await house.ledger.view(viewer, (sql) => timed(sql, house, pages, rounds));
    const lines: string[] = [];
    await house.ledger.view(viewer, (sql) => asked(sql, house, person, large));
    await house.ledger.view(viewer, (sql) =>
      asked(explaining(sql, lines), house, person, large, lines),
    );
    return { bare, plans: `${lines.join("\n")}\n` };
  } finally {
    await close();
  }
}

async function timed(sql: Sql, house: House, pages: readonly Measured[], rounds: number) {
  const found: Record<string, { p50: number; p95: number; n: number }> = {};
  const now = house.now();
  // From the beginning of the day on, as the cockpit counts.
  const today = Math.floor((now + DAY_MS / 3) / DAY_MS);
  const since = new Date((today - 29) * DAY_MS - DAY_MS / 3);
  for (const { name, bare } of pages) {
    const times: number[] = [];
    let n = 0;
    for (let round = 0; round < rounds; round += 1) {
      const began = performance.now();
      const rows = await sql.query<{ n?: number }>(bare, [
        house.keeper.now.code,
        new Date(now),
        since,
      ]);
      times.push(performance.now() - began);
      n = rows.length === 1 && rows[0]?.n !== undefined ? rows[0].n : rows.length;
    }
    found[name] = { p50: percentile(times, 50), p95: percentile(times, 95), n };
  }
  return found;
}

/** Every statement behind the pages, as the product asks it. */
async function asked(sql: Sql, house: House, person: string, large: Large, lines?: string[]) {
  const { engine, keeper } = house;
  const city = keeper.now;
  const posts = city.directory.posts(person);
  const me = { actor: `person:${person}`, kind: "person" as const, person, posts };
  const now = house.now() as Moment;
  const asker = askerOf(engine, me, now);
  const head = (text: string) => lines?.push(`== ${text}`);
  head("board of all packs: first page");
  await listPage(sql, asker, { state: "open" }, { sort: "due", limit: 50 });
  head("board of all packs: overdue");
  await listPage(sql, asker, { light: "late" }, { sort: "due", limit: 50 });
  head("board of all packs: count");
  await countCases(sql, asker, { state: "open" });
  for (const by of ["area", "lead", "light"]) {
    head(`board of all packs: groups by ${by}`);
    await groupCases(sql, asker, { state: "open" }, by);
  }
  head(`register of ${large.entries} entries: first page`);
  const pack = city.packs.get(large.pack);
  const register = pack?.registers[large.register];
  if (pack !== undefined && register !== undefined)
    await listEntries(sql, city, pack, register, {}, { limit: 50 });
  head("cockpit");
  const shown = [...city.packs.values()].map((each) => ({ pack: each, desk: null }));
  await cockpitView(sql, engine, shown, timesAt(now));
}
