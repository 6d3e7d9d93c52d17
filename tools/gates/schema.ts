import { byTool } from "./command.ts";
import { type Gate, verdict } from "./gate.ts";

const TEST = ["vitest", "run", "packages/ledger/test/schema.test.ts"];

/** The ledger's schema test, on the newest PostgreSQL we serve and on the system's. */
const TARGETS: Readonly<Record<string, readonly string[]>> = {
  "npm's PostgreSQL": TEST,
  "the system's PostgreSQL": ["tsx", "tools/with-postgres.ts", "npx", ...TEST],
};

/** The schema in the repository is what the migrations make, byte for byte, on every PostgreSQL. */
export const schema: Gate = {
  name: "schema",
  run: async () => {
    const breaches: string[] = [];
    for (const [target, [tool = "", ...words]] of Object.entries(TARGETS)) {
      const done = await byTool(tool, words, { DATABASE_URL: "", DATABASE_OWNER_URL: "" });
      if (!done.ok) breaches.push(`${target}:`, ...done.lines.slice(-40));
    }
    const targets = Object.keys(TARGETS);
    return verdict(targets.length, `databases: ${targets.join(", ")}`, breaches);
  },
};
