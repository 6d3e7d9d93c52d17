import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../build/sources.js";

/** What CI counts for a report of this text; no text, no file. */
function counted(report?: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), "xinlian-count-"));
  const file = join(folder, "report.json");
  if (report !== undefined) writeFileSync(file, JSON.stringify(report));
  const done = spawnSync(process.execPath, [join(ROOT, "tools/ci/count.js"), file], {
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true });
  return done.stdout.trim();
}

test("counts tests, files that did not load, and a report that was never written", () => {
  expect(counted({ passed: 9, failed: 1 })).toBe("9 1");
  const loaded = { status: "failed", assertionResults: [{}] };
  const unloaded = { status: "failed", assertionResults: [] };
  const report = { numPassedTests: 5, numFailedTests: 1, testResults: [loaded, unloaded] };
  expect(counted(report)).toBe("5 2");
  expect(counted()).toBe("0 1");
});
