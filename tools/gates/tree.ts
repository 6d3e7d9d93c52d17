import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../build/sources.js";

const PASSED_OVER = new Set(["node_modules", "dist", "var", "coverage", ".git", ".cache"]);

/**
 * Every file of the working tree under `folder`, relative to the root and with `/`; what is installed, built or
 * kept as data at run time is left out.
 */
export function filesUnder(folder: string): readonly string[] {
  const found: string[] = [];
  const walk = (path: string) => {
    for (const entry of readdirSync(join(ROOT, path), { withFileTypes: true })) {
      if (PASSED_OVER.has(entry.name)) continue;
      const inner = path === "" ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) walk(inner);
      else if (entry.isFile()) found.push(inner);
    }
  };
  walk(folder);
  return found.sort();
}

/** The sources of the product: what stands under `packages/<room>/src`. */
export function sourceFiles(): readonly string[] {
  return filesUnder("packages").filter((path) => /^packages\/[^/]+\/src\/.*\.tsx?$/.test(path));
}

/** Every TypeScript or JavaScript file that we wrote: product, tests and tools. */
export function codeFiles(): readonly string[] {
  return filesUnder("").filter((path) => /\.(ts|tsx|js|mjs)$/.test(path));
}

export function readText(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}
