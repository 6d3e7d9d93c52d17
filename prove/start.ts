import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Product, startProduct } from "../browser/product.ts";
import type { Campaign } from "../tools/campaign/run.ts";
import { serverAccount } from "../tools/postgres/account.ts";

/** A first start answers within this time, a warm one within the other, ms; the product is built already. */
const FIRST = 90_000;
const WARM = 2_000;

/** A folder of its own for one city, which any account may enter. */
function newFolder(account?: { readonly uid: number; readonly gid: number }): string {
  const folder = mkdtempSync(join(tmpdir(), "xinlian-start-"));
  chmodSync(folder, 0o755);
  if (account) chownSync(folder, account.uid, account.gid);
  mkdirSync(join(folder, "var"));
  if (account) chownSync(join(folder, "var"), account.uid, account.gid);
  return folder;
}

/** Processes that work in this folder. */
function working(folder: string): readonly string[] {
  const all = execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" }).split("\n");
  return all.filter((line) => line.includes(folder));
}

/** What is still at work there after it had 5 s to end. */
async function leftIn(folder: string): Promise<readonly string[]> {
  for (let tries = 0; tries < 50 && working(folder).length > 0; tries += 1) await wait(100);
  return working(folder);
}

async function speaksChinese({ url }: Product): Promise<boolean> {
  const page = await (await fetch(url)).text();
  return page.includes('lang="zh') && /\p{Script=Han}{4}/u.test(page);
}

/** Why a second product on the same data does not start; undefined when it does. */
async function refusal(data: string): Promise<string | undefined> {
  try {
    const second = await startProduct({ data, patience: 20_000 });
    await second.stop();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * First start, warm starts, a second one beside, an end by force, and an ordinary user; each on its own words. The times are held against
 * their limits in the whole run only: the quick one runs on machines that do other things beside, and prints them.
 */
const start: Campaign = async ({ quick }) => {
  const data = newFolder();
  const ordinary = serverAccount();
  const theirs = newFolder(ordinary);
  const broken: string[] = [];
  const hold = (holds: boolean, what: string) => holds || broken.push(what);
  try {
    const first = await startProduct({ data });
    hold(
      quick || first.readyAfter <= FIRST,
      `the first start answered after ${first.readyAfter} ms`,
    );
    hold(await speaksChinese(first), "the first page is not Chinese");
    const second = await refusal(data);
    hold(second !== undefined, "a second product started on the same data");
    hold(/\bpid \d+|进程 \d+/.test(second ?? ""), `the refusal names no pid: ${second}`);
    await first.stop();
    hold((await leftIn(data)).length === 0, `left after the end: ${working(data)}`);

    const warm: number[] = [];
    for (let round = 0; round < (quick ? 3 : 10); round += 1) {
      const again = await startProduct({ data });
      warm.push(again.readyAfter);
      process.kill(again.pid, round % 2 === 0 ? "SIGKILL" : "SIGTERM");
      hold((await leftIn(data)).length === 0, `left after round ${round}: ${working(data)}`);
      await again.stop();
    }
    const slowest = Math.max(...warm);
    hold(quick || slowest <= WARM, `a warm start answered after ${slowest} ms`);

    const other = await startProduct({ data: theirs, ...(ordinary && { as: ordinary }) });
    hold(await speaksChinese(other), "an ordinary user's first page is not Chinese");
    await other.stop();
    hold((await leftIn(theirs)).length === 0, `left after an ordinary user: ${working(theirs)}`);

    for (const line of broken) console.log(line);
    const figures = {
      firstStartMs: first.readyAfter,
      warmStartMs: warm,
      limitsMs: { first: FIRST, warm: WARM },
      ratioOfSlowest: { first: first.readyAfter / FIRST, warm: slowest / WARM },
      ordinaryFirstStartMs: other.readyAfter,
      refusal: second?.split("\n")[1] ?? "",
      broken,
    };
    return { ok: broken.length === 0, figures };
  } finally {
    for (const folder of [data, theirs]) rmSync(folder, { recursive: true, force: true });
  }
};

export default start;
