import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProduct } from "../browser/product.ts";
import { ROOT } from "../tools/build/sources.js";
import type { Campaign } from "../tools/campaign/run.ts";
import { fillRegister } from "./boards/entries.ts";
import { type Measured, pagesOf } from "./boards/pages.ts";
import { toldOf } from "./boards/told.ts";
import { isLoaded, loadCity } from "./desks/load.ts";
import { settled } from "./desks/settled.ts";
import { Visitor } from "./desks/visitor.ts";
import { percentile } from "./http/percentile.ts";

/** Most that a page may take at its 95th percentile. */
const LIMIT_MS = 50;
/** Entries of the largest register. */
const ENTRIES = 100_000;
/** Who sees every pack. */
const ACCOUNT = "lingdao";

/**
 * What pages over everything cost in a large city: a register of 100,000 entries, the board of all packs with its count and groups, and the cockpit,
 * each over HTTP, beside the plain SQL that gives the same rows to the same person in the same run. One case in a hundred is open.
 *
 * `BENCH_CASES=2000000` chooses sizes. `BENCH_DATA=<folder>` keeps the loaded cities there, the same ones as `bench desks` uses. The plans of every
 * statement are written to `bench/plans/boards-<cases>.txt`.
 */
const boards: Campaign = async ({ quick }) => {
  const sizes = (process.env["BENCH_CASES"] ?? (quick ? "5000" : "2000000")).split(",").map(Number);
  const kept = process.env["BENCH_DATA"];
  const home = kept ?? mkdtempSync(join(tmpdir(), "xinlian-boards-"));
  chmodSync(home, 0o755);
  const found: Record<string, Awaited<ReturnType<typeof measured>>> = {};
  try {
    for (const cases of sizes) {
      const data = join(home, String(cases));
      mkdirSync(data, { recursive: true, mode: 0o755 });
      if (!isLoaded(data, cases)) {
        console.log(`${cases} cases are loaded`);
        await loadCity(join(home, "seed"), data, cases);
      }
      found[cases] = await measured(data, cases, quick ? 8 : 60);
      if (kept === undefined) rmSync(data, { recursive: true, force: true });
    }
  } finally {
    if (kept === undefined) rmSync(home, { recursive: true, force: true });
  }
  const all = Object.values(found);
  const slowest = Math.max(
    ...all.flatMap(({ pages }) => Object.values(pages).map(({ p95 }) => p95)),
  );
  const differing = all.flatMap((each) => each.differing);
  return {
    ok: slowest < LIMIT_MS && differing.length === 0,
    figures: { cases: sizes, limitMs: LIMIT_MS, slowestP95Ms: slowest, differing, found },
  };
};

export default boards;

async function measured(data: string, cases: number, rounds: number) {
  const product = await startProduct({ data, patience: 600_000 });
  try {
    console.log(`${cases} cases: ${await settled(data)} s until the start's own work was done`);
    const large = await fillRegister(data, ENTRIES);
    const visitor = await Visitor.signIn(product.url, ACCOUNT);
    const pages = pagesOf(large);
    await times(visitor, pages, 2);
    const over = await times(visitor, pages, rounds);
    const told = await toldOf(data, visitor.session.person.id, pages, large, rounds);
    const folder = join(ROOT, "bench/plans");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `boards-${cases}.txt`), told.plans);
    const rows = Object.fromEntries(
      pages.map(({ name }) => {
        const [http, bare] = [over[name], told.bare[name]];
        if (http === undefined || bare === undefined) throw new Error(`${name} was not measured`);
        const ratio = Math.round((http.p50 / Math.max(bare.p50, 0.1)) * 100) / 100;
        return [
          name,
          { p50: http.p50, p95: http.p95, bareP50: bare.p50, bareP95: bare.p95, ratio, n: http.n },
        ];
      }),
    );
    console.log(
      `${cases} cases, ${large.entries} entries of ${large.pack}/${large.register}; limit ${LIMIT_MS} ms at p95 (ms):`,
    );
    for (const [name, row] of Object.entries(rows))
      console.log(
        `  ${name.padEnd(16)} p50 ${pad(row.p50)}  p95 ${pad(row.p95)}  bare SQL p50 ${pad(row.bareP50)}  ratio ${pad(row.ratio)}  n ${row.n}`,
      );
    const differing = pages.filter(({ name }) => over[name]?.n !== told.bare[name]?.n);
    return { entries: large.entries, pages: rows, differing: differing.map(({ name }) => name) };
  } finally {
    await product.stop();
  }
}

function pad(value: number): string {
  return String(value).padStart(7);
}

/** Each page so many times, one after the other, as one person asks; and what it held. */
async function times(visitor: Visitor, pages: readonly Measured[], rounds: number) {
  const found: Record<string, { readonly p50: number; readonly p95: number; readonly n: number }> =
    {};
  for (const { name, path, holds } of pages) {
    const taken: number[] = [];
    let n = 0;
    for (let round = 0; round < rounds; round += 1) {
      const { answer, ms } = await visitor.get(path);
      taken.push(ms);
      n = holds(answer as never);
    }
    found[name] = { p50: percentile(taken, 50), p95: percentile(taken, 95), n };
  }
  return found;
}
