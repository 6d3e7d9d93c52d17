import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DIST } from "../build/sources.js";
import { byTool } from "./command.ts";
import type { Gate } from "./gate.ts";

/** Compressed bytes of JavaScript that one citizen's page may load (UX.md: 60 kB). */
const MOST = 60_000;

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}

type Manifest = Readonly<Record<string, Chunk>>;

/** The entries and everything they import at once; what they import later is not counted. */
function loadedAtOnce(manifest: Manifest): readonly string[] {
  const files = new Set<string>();
  const add = (key: string) => {
    const chunk = manifest[key];
    if (chunk === undefined || files.has(chunk.file)) return;
    if (chunk.file.endsWith(".js")) files.add(chunk.file);
    for (const inner of chunk.imports ?? []) add(inner);
  };
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) add(key);
  return [...files];
}

export const citizenWeight: Gate = {
  name: "citizen-weight",
  run: () => {
    const built = byTool("tsx", ["tools/build.ts", "--if-stale"]);
    if (!built.ok) return built;
    const folder = join(DIST, "web/public");
    const manifestFile = join(folder, ".vite/manifest.json");
    if (!existsSync(manifestFile)) return { ok: false, lines: [`there is no ${manifestFile}`] };
    const manifest: Manifest = JSON.parse(readFileSync(manifestFile, "utf8"));
    const weights = loadedAtOnce(manifest).map((file) => ({
      file,
      bytes: gzipSync(readFileSync(join(folder, file)), { level: 9 }).length,
    }));
    const sum = weights.reduce((total, { bytes }) => total + bytes, 0);
    return {
      ok: weights.length > 0 && sum <= MOST,
      lines: [
        `${sum} bytes of JavaScript compressed, at most ${MOST}`,
        ...weights.map(({ file, bytes }) => `${file}: ${bytes}`),
      ],
    };
  },
};
