import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../build/sources.js";
import type { Verdict } from "./gate.ts";

/**
 * Runs Node or a tool that `npm ci` installed and makes its word the verdict.
 * @param tool `node`, or a name in `node_modules/.bin`
 */
export function byTool(
  tool: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Verdict {
  const program = tool === "node" ? process.execPath : join(ROOT, "node_modules/.bin", tool);
  const done = spawnSync(program, args, {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NO_COLOR: "1", ...env },
  });
  const said = `${done.stdout ?? ""}${done.stderr ?? ""}${done.error ?? ""}`;
  return { ok: done.status === 0, lines: said.split("\n").filter((line) => line.trim() !== "") };
}
