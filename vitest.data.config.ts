import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

const data = resolve(process.env["XINLIAN_TEST_DATA"] ?? "../shared/data");
if (!existsSync(data)) {
  console.error(
    `npm run test:data reads real data from ${data}, which is not there; name its folder in XINLIAN_TEST_DATA`,
  );
  process.exit(2);
}

/** What `npm run test:data` runs: tests on real data that no clone brings. */
export default defineConfig({
  test: {
    include: ["packages/*/test/**/*.data.test.ts"],
    env: { XINLIAN_TEST_DATA: data },
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
});
