// Plain JavaScript: the start of the product asks it on every run, before any compiler is loaded.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root folder, absolute. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where the built product stands. */
export const DIST = join(ROOT, "dist");

const STAMP = join(DIST, "stamp");

/** What the build reads: sources of every room, their build settings, and what is installed. */
const READ = ["packages", "tools/build", "tools/build.ts", "package-lock.json"];
const PASSED_OVER = new Set(["node_modules", "test", "dist"]);

/** @param {string} path @param {(path: string) => void} see */
function walk(path, see) {
  const entry = statSync(join(ROOT, path), { throwIfNoEntry: false });
  if (entry === undefined) return;
  if (!entry.isDirectory()) return see(`${path} ${entry.mtimeMs} ${entry.size}`);
  for (const name of readdirSync(join(ROOT, path)).sort()) {
    if (!PASSED_OVER.has(name)) walk(join(path, name), see);
  }
}

/**
 * A fingerprint of everything the build reads: names, sizes and times of change, not contents.
 * @returns {string} SHA-256, hex
 */
export function fingerprint() {
  const hash = createHash("sha256");
  for (const path of READ) walk(path, (line) => hash.update(`${line}\n`));
  return hash.digest("hex");
}

/**
 * The fingerprint that the product in `dist` was built from.
 * @returns {string | undefined} undefined when nothing was built
 */
export function builtFrom() {
  try {
    return readFileSync(STAMP, "utf8");
  } catch {
    return undefined;
  }
}

export { STAMP };
