import { freshLedger } from "@xinlian/ledger/testing";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

let fresh: Awaited<ReturnType<typeof freshLedger>>;
let owner: pg.Client;
beforeAll(async () => {
  fresh = await freshLedger();
  owner = new pg.Client(fresh.owner);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await fresh.close();
});

async function uncounted(): Promise<number> {
  const { rows } = await owner.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_class
      WHERE relnamespace = 'ledger'::regnamespace AND relkind = 'r' AND reltuples < 0`,
  );
  return rows[0]?.n ?? 0;
}

describe("a city without a past", () => {
  test("LG-51 finds what a case counts for by its key, though no table was counted yet", async () => {
    await owner.query(
      `PREPARE gone (text, uuid, text[]) AS
        DELETE FROM ledger.contribution k WHERE k.city = $1 AND k.stream = $2 AND k.indicator <> ALL ($3)`,
    );
    await owner.query("SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off");
    const { rows } = await owner.query<{ "QUERY PLAN": string }>(
      "EXPLAIN EXECUTE gone ('511100', '00000000-0000-7000-8000-000000000000', '{a}')",
    );
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(plan).toContain("contribution_pkey");
    expect(plan).toMatch(/city = \$1\) AND \(stream = \$2/);
  });

  test("LG-52 lets every table be counted by whoever may write", async () => {
    expect(await uncounted()).toBeGreaterThan(0);
    await fresh.ledger.takeStatistics();
    expect(await uncounted()).toBe(0);
  });
});
