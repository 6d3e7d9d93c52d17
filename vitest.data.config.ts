import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

const data = resolve(process.env["XINLIAN_TEST_DATA"] ?? "../shared/data");
process.env["XINLIAN_TEST_DATA"] = data;

/** What `npm run test:data` runs: tests on real data that no clone brings. */
export default defineConfig({
  test: {
    include: ["packages/*/test/**/*.data.test.ts"],
    globalSetup: "tools/real-data.ts",
    env: { XINLIAN_TEST_DATA: data },
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
});
