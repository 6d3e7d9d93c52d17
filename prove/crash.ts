import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startEmbedded } from "@xinlian/ledger";
import pg from "pg";
import { type Product, startProduct } from "../browser/product.ts";
import type { Campaign } from "../tools/campaign/run.ts";
import { Load } from "./crash/load.ts";
import { shortCity } from "./crash/short-pack.ts";
import { tallyUp } from "./crash/tally.ts";

const CITY = "511100";
const PACK = "message";
const CITIZENS = 8;
/** After the last kill and when the demo's past is in, every clock of a minute runs out and is fired. */
const AFTERWARDS_MS = 80_000;

/**
 * Kills the server or its database while citizens report, and starts again. Holds when nothing that was acknowledged is lost
 * or doubled, every mark of a clock fired once, and the ledger verifies.
 */
const crash: Campaign = async ({ quick }) => {
  const kills = quick ? 4 : 50;
  const folder = mkdtempSync(join(tmpdir(), "xinlian-crash-"));
  chmodSync(folder, 0o755);
  const city = shortCity(join(folder, "city"), PACK);
  const env = { XINLIAN_PACKS: city.packs, XINLIAN_CITIES: city.cities };
  const begin = () => startProduct({ data: folder, env });
  const opening = { pack: PACK, type: "message", action: "report" };
  let product = await begin();
  const load = new Load(product.url, opening, 900);
  try {
    const citizens = Array.from({ length: CITIZENS }, (_, name) => load.citizen(name));
    const killed = { server: 0, database: 0, restarts: 0 };
    const restartMs: number[] = [];
    for (let round = 0; round < kills; round += 1) {
      await wait(700 + ((round * 7919) % 1500));
      if (round % 2 === 0) {
        process.kill(product.pid, "SIGKILL");
        killed.server += 1;
        await gone(product.pid);
      } else {
        process.kill(databasePid(folder), "SIGKILL");
        killed.database += 1;
      }
      const alive = await answers(product);
      if (!alive) {
        await product.stop();
        product = await begin();
        load.moveTo(product.url);
        killed.restarts += 1;
        restartMs.push(product.readyAfter);
      }
    }
    load.stop();
    await Promise.all(citizens);
    await filled(product.url);
    await wait(AFTERWARDS_MS);
    await product.stop();
    const tally = await read(folder, (sql) => tallyUp(sql, CITY, load.opened, load.urged));
    const { verified, ...figures } = tally;
    const ok =
      load.strange.length === 0 &&
      load.opened.length > kills &&
      tally.lost.length === 0 &&
      tally.doubled.length === 0 &&
      tally.urgesLost === 0 &&
      tally.urgesDoubled === 0 &&
      tally.marksFired > 0 &&
      tally.marksTwice.length === 0 &&
      tally.marksMissed === 0 &&
      verified.altered === null;
    const sent = {
      acknowledged: load.opened.length,
      urged: load.urged.length,
      repeats: load.repeats,
    };
    return {
      ok,
      figures: {
        kills,
        ...killed,
        restartMs,
        ...sent,
        ...figures,
        verified,
        strange: load.strange,
      },
    };
  } finally {
    load.stop();
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

export default crash;

/** Waits until the demo's past has come in; clocks of today fire afterwards. */
async function filled(url: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/api/city`);
    if (((await answer.json()) as { filling: unknown }).filling === null) return;
    await wait(500);
  }
}

async function gone(pid: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await wait(20);
  }
}

/** Whether the product still serves, or serves again within 8 s, by itself. */
async function answers(product: Product): Promise<boolean> {
  for (let tries = 0; tries < 40; tries += 1) {
    const answer = await fetch(`${product.url}/api/city`, {
      signal: AbortSignal.timeout(2_000),
    }).catch(() => null);
    if (answer?.ok) return true;
    try {
      process.kill(product.pid, 0);
    } catch {
      return false;
    }
    await wait(200);
  }
  return false;
}

/** The postmaster that works in this folder: the first line of its pid file. */
function databasePid(folder: string): number {
  const [file] = execFileSync("find", [folder, "-name", "postmaster.pid"], {
    encoding: "utf8",
  }).split("\n");
  if (!file) throw new Error(`no database works in ${folder}`);
  return Number(readFileSync(file, "utf8").split("\n")[0]);
}

async function read<T>(
  folder: string,
  work: (sql: {
    query: <Row extends object>(
      text: string,
      values?: readonly unknown[],
    ) => Promise<readonly Row[]>;
  }) => Promise<T>,
): Promise<T> {
  const started = await startEmbedded({ dataFolder: join(folder, "var"), log: () => {} });
  if (!started.ok) throw new Error(JSON.stringify(started.fault));
  const client = new pg.Client(started.value.superuser);
  try {
    await client.connect();
    return await work({
      query: async (text, values = []) => (await client.query(text, [...values])).rows as never,
    });
  } finally {
    await client.end();
    await started.value.stop();
  }
}
