import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** What `npm run test:browser` runs: people's paths through the running product in Chromium, one after the other. */
export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    include: ["browser/**/*.test.ts"],
    globalSetup: ["browser/setup.ts"],
    pool: "forks",
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
