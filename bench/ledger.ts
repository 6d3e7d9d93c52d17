import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadMasterKey, migrate, openLedger, startEmbedded } from "@xinlian/ledger";
import pg from "pg";
import { bareRows, copyTables, insertBatch, insertOne } from "./ledger/bare.ts";
import { commands, found } from "./ledger/load.ts";

interface Options {
  readonly quick: boolean;
}

const WRITERS = 16;
const BATCH = 500;

async function perSecond(count: number, work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return Math.round((count / (performance.now() - began)) * 1000);
}

/** Runs `work` over all items with so many hands. */
async function by<T>(
  hands: number,
  items: readonly T[],
  work: (item: T, hand: number) => Promise<unknown>,
) {
  let next = 0;
  const hand = async (_: unknown, at: number): Promise<void> => {
    while (next < items.length) {
      const item = items[next] as T;
      next += 1;
      await work(item, at);
    }
  };
  await Promise.all(Array.from({ length: hands }, hand));
}

function batches<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}

/**
 * Durable appends a second through the ledger, with 16 writers and in batches, held against bare SQL that inserts the same rows into tables of the
 * same make (columns, keys and indexes) on the same PostgreSQL: one transaction a command with 16 connections, and multi-row batches.
 */
export default async function bench({ quick }: Options) {
  const count = quick ? 1_500 : 12_000;
  const home = mkdtempSync(join(tmpdir(), "xinlian-bench-"));
  chmodSync(home, 0o755);
  const started = await startEmbedded({ dataFolder: home, log: console.log });
  if (!started.ok) throw new Error(JSON.stringify(started.fault));
  const embedded = started.value;
  try {
    const migrated = await migrate(embedded.owner);
    const key = loadMasterKey({ dataFolder: home });
    if (!migrated.ok || !key.ok) throw new Error("no schema or no key");
    const opened = await openLedger({ city: "511100", app: embedded.app, masterKey: key.value });
    if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
    const ledger = opened.value;
    const desk = await found(ledger);
    await ledger.appendAll(commands(desk, 500));

    const single = commands(desk, count);
    const writers = await perSecond(count, () => by(WRITERS, single, (one) => ledger.append(one)));
    const together = batches(commands(desk, count), BATCH);
    const batched = await perSecond(count, () => by(1, together, (some) => ledger.appendAll(some)));

    const owner = new pg.Pool({ ...embedded.owner, max: WRITERS });
    owner.on("error", () => {});
    const streams = [...single, ...together.flat()].map((one) => one.writes[0]?.stream ?? "");
    const rows = await bareRows(owner, streams);
    await copyTables(owner);
    const bareSingle = await perSecond(count, () =>
      by(WRITERS, rows.slice(0, count), (row) => insertOne(owner, row)),
    );
    const bareBatched = await perSecond(count, () =>
      by(1, batches(rows.slice(count), BATCH), (some) => insertBatch(owner, some)),
    );
    await owner.end();
    await ledger.close();
    const whole = single.length === count && rows.length === 2 * count;
    const round = (value: number): number => Math.round(value * 100) / 100;
    console.log(
      `each append: 1 event, stream head, command, case row, clock, search row; ${count} of them, fsync on`,
    );
    console.log(
      `limit: bare SQL of the same rows with the same indexes on the same PostgreSQL = 1`,
    );
    return {
      ok: whole,
      figures: {
        writers16AppendsPerSecond: writers,
        bareUnbatchedPerSecond: bareSingle,
        ratioToBareUnbatched: round(writers / bareSingle),
        batchAppendsPerSecond: batched,
        bareBatchedPerSecond: bareBatched,
        ratioToBareBatched: round(batched / bareBatched),
      },
    };
  } finally {
    await embedded.stop();
    rmSync(home, { recursive: true, force: true });
  }
}
