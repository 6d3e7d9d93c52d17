import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { ROOT } from "../build/sources.js";
import type { Verdict } from "./gate.ts";

/**
 * Runs Node or a tool that `npm ci` installed and makes its word the verdict.
 * @param tool `node`, or a name in `node_modules/.bin`
 */
export async function byTool(
  tool: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Verdict> {
  const program = tool === "node" ? process.execPath : join(ROOT, "node_modules/.bin", tool);
  const running = spawn(program, args, {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1", ...env },
  });
  const ended = new Promise<number | string>((tell) => {
    running.once("error", ({ message }) => tell(message));
    running.once("close", (code, signal) => tell(code ?? String(signal)));
  });
  const [out, err, status] = await Promise.all([text(running.stdout), text(running.stderr), ended]);
  const said = `${out}${err}${typeof status === "string" ? status : ""}`;
  return { ok: status === 0, lines: said.split("\n").filter((line) => line.trim() !== "") };
}
