import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { ROOT } from "./sources.js";

const PAGES = ["public", "desk"];

/**
 * Builds what the browser loads: the citizens' pages and the desk, each by its own settings.
 * @returns the names of those that were built
 */
export async function buildWeb(): Promise<readonly string[]> {
  const built: string[] = [];
  for (const name of PAGES) {
    const configFile = join(ROOT, `packages/web/vite.${name}.config.ts`);
    if (!existsSync(configFile)) continue;
    await build({ configFile, logLevel: "error" });
    built.push(name);
  }
  return built;
}
