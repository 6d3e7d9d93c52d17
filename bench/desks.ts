import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProduct } from "../browser/product.ts";
import { ROOT } from "../tools/build/sources.js";
import type { Campaign } from "../tools/campaign/run.ts";
import { isLoaded, loadCity } from "./desks/load.ts";
import { comeIn, summed, visit } from "./desks/measure.ts";
import { type Plans, plans } from "./desks/plans.ts";
import { settled } from "./desks/settled.ts";
import { Desk } from "./http/desk.ts";
import { importFile, mappingOf } from "./http/import-file.ts";

/** Most that the first page of a list may take, and how much longer it may take with ten times the cases. */
const LIMIT_MS = 20;
const LIMIT_RATIO = 1.2;

/**
 * What the desks feel of a city's size: opening a case, taking a step, and the first page, the second page, the count and the sentence of every
 * list of every desk, while an import runs, with 200,000 and with 2,000,000 cases of which one in a hundred is open.
 *
 * `BENCH_CASES=200000,2000000` chooses sizes. `BENCH_DATA=<folder>` keeps the loaded cities there for the next run (27 GB for both); without it
 * they go when the bench ends. The plans of every statement behind a list are written to `bench/plans/<cases>.txt`.
 */
const desks: Campaign = async ({ quick }) => {
  const sizes = (process.env["BENCH_CASES"] ?? (quick ? "5000,20000" : "200000,2000000"))
    .split(",")
    .map(Number);
  const kept = process.env["BENCH_DATA"];
  const home = kept ?? mkdtempSync(join(tmpdir(), "xinlian-desks-"));
  chmodSync(home, 0o755);
  const rounds = quick ? 6 : 40;
  const found: Record<string, Measured> = {};
  try {
    for (const cases of sizes) {
      const data = join(home, String(cases));
      mkdirSync(data, { recursive: true, mode: 0o755 });
      if (!isLoaded(data, cases)) {
        console.log(`${cases} cases are loaded`);
        await loadCity(join(home, "seed"), data, cases);
      }
      found[cases] = await measured(data, cases, rounds);
      if (kept === undefined) rmSync(data, { recursive: true, force: true });
    }
  } finally {
    if (kept === undefined) rmSync(home, { recursive: true, force: true });
  }
  return judged(sizes, found);
};

export default desks;

async function measured(data: string, cases: number, rounds: number): Promise<Measured> {
  const product = await startProduct({ data, patience: 600_000 });
  try {
    console.log(`${cases} cases: ${await settled(data)} s until the start's own work was done`);
    const admin = await Desk.signIn(product.url, "guanli");
    const receiver = await Desk.signIn(product.url, "shouli");
    const opening = await receiver.opening();
    const visitors = await comeIn(product.url);
    const warm = await visit(visitors, 1);
    console.log(`${cases} cases: warm after ${Object.keys(warm).length} kinds of request`);
    let over = false;
    const importing = importAgain(data, admin, mappingOf(opening), () => over);
    const visiting = visit(visitors, rounds).finally(() => {
      over = true;
    });
    // Both to their end, so that the product is not stopped under one of them.
    const [visited, imported] = await Promise.allSettled([visiting, importing]);
    if (visited.status === "rejected") throw visited.reason;
    if (imported.status === "rejected") throw imported.reason;
    const [figures, rows] = [summed(visited.value), imported.value];
    console.log(`${cases} cases, during an import of ${rows} rows (ms):`);
    for (const [what, { p50, p95, n }] of Object.entries(figures))
      console.log(
        `  ${what.padEnd(28)} p50 ${String(p50).padStart(7)}  p95 ${String(p95).padStart(7)}  n ${n}`,
      );
    const folder = join(ROOT, "bench/plans");
    mkdirSync(folder, { recursive: true });
    const told = await plans(data);
    writeFileSync(join(folder, `${cases}.txt`), told.text);
    for (const [list, { ms, pages }] of Object.entries(told.lists))
      console.log(
        `  in the database: ${list.padEnd(40)} ${String(ms).padStart(6)} ms ${pages} pages`,
      );
    return { figures, database: told.lists };
  } finally {
    await product.stop();
  }
}

/** Imports files one after the other until `over`; gives how many rows. */
async function importAgain(data: string, admin: Desk, mapping: string, over: () => boolean) {
  let rows = 0;
  for (let turn = 0; !over(); turn += 1) {
    const file = join(data, `rows-${turn}.csv`);
    writeFileSync(file, importFile(2_000).replaceAll("\nB", `\nB${Date.now()}-`));
    const run = await admin.startImport(file, mapping);
    let state = "running";
    while (state === "reading" || state === "running") {
      await new Promise((resolve) => setTimeout(resolve, 200));
      state = await admin.importState(run);
    }
    rows += 2_000;
  }
  return rows;
}

interface Measured {
  readonly figures: ReturnType<typeof summed>;
  readonly database: Plans["lists"];
}

/** Held against the limits: the first page of every list, and the ratio between the largest and the smallest city. */
function judged(sizes: readonly number[], found: Readonly<Record<string, Measured>>) {
  const [small, large] = [found[Math.min(...sizes)], found[Math.max(...sizes)]];
  const ratios = ratiosOf(
    mapped(small?.figures ?? {}, ({ p95 }) => p95),
    mapped(large?.figures ?? {}, ({ p95 }) => p95),
  );
  const lists = Object.keys(large?.figures ?? {}).filter((what) => what.startsWith("list."));
  const slowest = Math.max(...lists.map((what) => large?.figures[what]?.p95 ?? 0));
  const worst = Math.max(...["open", "act", ...lists].map((what) => ratios[what] ?? 1));
  const pages = Object.entries(large?.database ?? {}).filter(([list]) => list.startsWith("page."));
  return {
    ok: slowest < LIMIT_MS && worst <= LIMIT_RATIO,
    figures: {
      cases: sizes,
      limitListMs: LIMIT_MS,
      slowestListP95Ms: slowest,
      slowestListInDatabaseMs: Math.max(...pages.map(([, { ms }]) => ms)),
      limitRatio: LIMIT_RATIO,
      worstRatio: worst,
      p95Ms: mapped(found, ({ figures }) => mapped(figures, ({ p95 }) => p95)),
      ratios,
      databaseMs: mapped(found, ({ database }) => mapped(database, ({ ms }) => ms)),
      databasePages: mapped(found, ({ database }) => mapped(database, (each) => each.pages)),
    },
  };
}

function mapped<T, R>(record: Readonly<Record<string, T>>, to: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, to(value)]));
}

function ratiosOf(small: Record<string, number>, large: Record<string, number>) {
  return Object.fromEntries(
    Object.entries(large).map(([what, ms]) => [
      what,
      Math.round((ms / (small[what] || ms)) * 100) / 100,
    ]),
  );
}
