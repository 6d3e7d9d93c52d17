import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PageAssets } from "./public/props.ts";

/** What the build made, on disk. `npm run build` fills it. */
export const builtFolder = fileURLToPath(new URL("../../../dist/web/", import.meta.url));

/** Served under `/public/`; names carry a hash, so copies never grow old. */
export const publicFolder = join(builtFolder, "public");

/** Served as `/report-worker.js` (its address decides which pages it may keep), never cached for long. */
export const reportWorkerFile = join(publicFolder, "report-worker.js");

/** One entry of Vite's manifest, as far as it is read here. */
interface ManifestEntry {
  readonly file: string;
  readonly css?: readonly string[];
}

/**
 * Addresses of the citizens' stylesheet and script. Pages work without either, so a folder that was never built
 * gives none rather than failing; the server says so in its log.
 */
export function publicAssets(folder: string = publicFolder): PageAssets {
  const entry = readManifest(join(folder, "manifest.json"))?.["island/citizen.ts"];
  if (!entry) return { styles: [], script: null };
  return {
    styles: (entry.css ?? []).map((file) => `/public/${file}`),
    script: `/public/${entry.file}`,
  };
}

function readManifest(file: string): Readonly<Record<string, ManifestEntry>> | null {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
