import { defineConfig } from "vitest/config";

/** What `npm test` runs: everything that needs nothing but Node. */
export default defineConfig({
  test: {
    include: ["packages/*/test/**/*.test.{ts,tsx}", "tools/test/**/*.test.ts"],
    exclude: ["**/*.data.test.ts", "**/node_modules/**"],
    pool: "forks",
    // A file may start a database of its own: more at once than this only makes them wait for each other.
    maxWorkers: 2,
    // Files come to a process one after the other, and the next one finds its modules read and its database server running.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
  },
});
