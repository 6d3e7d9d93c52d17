import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { dumpSchema } from "@xinlian/ledger";
import { freshLedger } from "@xinlian/ledger/testing";
import pg from "pg";
import { expect, test } from "vitest";

const FILE = fileURLToPath(new URL("../schema.txt", import.meta.url));

/** `UPDATE_SCHEMA=yes npx vitest run packages/ledger/test/schema.test.ts` writes the file anew after a migration. */
test("LG-50 the migrated schema is the one on record, on every PostgreSQL", async () => {
  const fresh = await freshLedger();
  const owner = new pg.Client(fresh.owner);
  await owner.connect();
  const dump = await dumpSchema({
    query: async <Row extends object>(text: string) => (await owner.query<Row>(text)).rows,
  });
  await owner.end();
  await fresh.close();
  if (process.env.UPDATE_SCHEMA === "yes") writeFileSync(FILE, dump);
  expect(dump).toBe(readFileSync(FILE, "utf8"));
});
