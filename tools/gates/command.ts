import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../build/sources.js";
import type { Verdict } from "./gate.ts";

/**
 * Runs a tool that `npm ci` installed and makes its word the verdict.
 * @param tool name in `node_modules/.bin`
 */
export function byTool(tool: string, args: readonly string[]): Verdict {
  const done = spawnSync(join(ROOT, "node_modules/.bin", tool), args, {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NO_COLOR: "1" },
  });
  const said = `${done.stdout ?? ""}${done.stderr ?? ""}${done.error ?? ""}`;
  return { ok: done.status === 0, lines: said.split("\n").filter((line) => line.trim() !== "") };
}
