import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { dumpSchema } from "@xinlian/ledger";
import { freshLedger } from "@xinlian/ledger/testing";
import { ROOT } from "./build/sources.js";

/**
 * `npm run schema`: writes the migrated schema to `packages/ledger/schema.txt`, or to the file named. It is taken from
 * the PostgreSQL of `DATABASE_URL` when that is set, else from the one that npm brings.
 */
const file = process.argv[2] ?? join(ROOT, "packages/ledger/schema.txt");
const fresh = await freshLedger();
try {
  writeFileSync(file, await dumpSchema(fresh.owner));
} finally {
  await fresh.close();
}
// The embedded server ends with this process.
process.exit();
