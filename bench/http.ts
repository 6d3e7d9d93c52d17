import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Product, startProduct } from "../browser/product.ts";
import type { Campaign } from "../tools/campaign/run.ts";
import { Desk } from "./http/desk.ts";
import { importFile, mappingOf } from "./http/import-file.ts";
import { percentile } from "./http/percentile.ts";

const WRITERS = 16;

/**
 * What people feel of the web server: registrations a second by sixteen who register at once, and how long opening a case takes, alone and while
 * an import of thousands of rows runs beside it. Everything goes over HTTP to a product started as `npm start` starts it.
 * The limit it is held against: p95 of opening a case during an import under 500 ms.
 */
const http: Campaign = async ({ quick }) => {
  const registrations = quick ? 200 : 2_000;
  const rows = quick ? 1_000 : 10_000;
  const folder = mkdtempSync(join(tmpdir(), "xinlian-bench-http-"));
  const product = await startProduct();
  try {
    await filled(product);
    const receiver = await Desk.signIn(product.url, "shouli");
    const opening = await receiver.opening();
    const ids: string[] = [];
    const began = performance.now();
    await Promise.all(
      Array.from({ length: WRITERS }, async (_, writer) => {
        for (let at = writer; at < registrations; at += WRITERS) {
          ids.push(await receiver.register(opening, at));
        }
      }),
    );
    const perSecond = Math.round((registrations / (performance.now() - began)) * 1000);
    const alone = await opened(receiver, ids, 200);

    const file = join(folder, "rows.csv");
    writeFileSync(file, importFile(rows));
    const admin = await Desk.signIn(product.url, "guanli");
    const run = await admin.startImport(file, mappingOf(opening));
    const during: number[] = [];
    const watched = performance.now();
    let state = "running";
    while (state === "reading" || state === "running") {
      during.push(...(await opened(receiver, ids, 20)));
      state = await admin.importState(run);
    }
    const seconds = (performance.now() - watched) / 1000;
    const figures = {
      writers: WRITERS,
      registrationsPerSecond: perSecond,
      openCaseAloneP50Ms: percentile(alone, 50),
      openCaseAloneP95Ms: percentile(alone, 95),
      importedRows: rows,
      importedRowsPerSecond: Math.round(rows / seconds),
      openedDuringImport: during.length,
      openCaseDuringImportP50Ms: percentile(during, 50),
      openCaseDuringImportP95Ms: percentile(during, 95),
      limitMs: 500,
      ratioToLimit: Math.round((percentile(during, 95) / 500) * 100) / 100,
    };
    return {
      ok: state === "done" && percentile(during, 95) <= 500,
      figures: { ...figures, importState: state },
    };
  } finally {
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

export default http;

/** The demo's cases come in behind the first page; the measuring waits for them. */
async function filled({ url }: Product): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const city = (await (await fetch(`${url}/api/city`)).json()) as { filling: unknown };
    if (city.filling === null && tries > 10) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Opens so many cases one after the other, as one person does; ms each. */
async function opened(desk: Desk, ids: readonly string[], times: number): Promise<number[]> {
  const taken: number[] = [];
  for (let at = 0; at < times; at += 1) {
    const id = ids[(at * 7919) % ids.length] ?? randomUUID();
    const began = performance.now();
    await desk.open(id);
    taken.push(performance.now() - began);
  }
  return taken;
}
