import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { byTool } from "./command.ts";
import { type Gate, verdict } from "./gate.ts";
import { readText } from "./tree.ts";

/** Dumps to the file whose path is added; on the PostgreSQL that npm brings, and on the system's. */
const DUMPS: Readonly<Record<string, readonly string[]>> = {
  "npm's PostgreSQL": ["tools/schema.ts"],
  "the system's PostgreSQL": ["tools/with-postgres.ts", "npx", "tsx", "tools/schema.ts"],
};

/** The schema in the repository is what the migrations make, on the newest PostgreSQL and on the oldest we serve. */
export const schema: Gate = {
  name: "schema",
  run: () => {
    const kept = readText("packages/ledger/schema.txt").split("\n");
    const breaches = Object.entries(DUMPS).flatMap(([target, words]) =>
      differences(kept, words).map((line) => `${target}: ${line}`),
    );
    return verdict(kept.length, `lines of schema on ${Object.keys(DUMPS).join(" and ")}`, breaches);
  },
};

function differences(kept: readonly string[], words: readonly string[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "xinlian-schema-"));
  try {
    const file = join(folder, "schema.txt");
    const done = byTool("tsx", [...words, file], { DATABASE_URL: "", DATABASE_OWNER_URL: "" });
    if (!done.ok) return done.lines.slice(-20);
    const made = readFileSync(file, "utf8").split("\n");
    return [
      ...made.filter((line) => !kept.includes(line)).map((line) => `made, not kept: ${line}`),
      ...kept.filter((line) => !made.includes(line)).map((line) => `kept, not made: ${line}`),
      ...(made.join("\n") === kept.join("\n") ? [] : ["differs; `npm run schema` writes it anew"]),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
