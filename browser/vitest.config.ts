import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { CITIES } from "./cities.ts";

/** What `npm run test:browser` runs: people's paths through the running product in Chromium, each file in one of a few cities. */
export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    include: ["browser/**/*.test.ts"],
    globalSetup: ["browser/setup.ts"],
    pool: "forks",
    maxWorkers: CITIES,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // A path that breaks is walked once more, and the report says so: what is broken breaks twice, a machine that stumbled does not.
    retry: 1,
  },
});
