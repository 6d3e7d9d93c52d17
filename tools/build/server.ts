import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { originOf } from "./origin.ts";
import { DIST, ROOT } from "./sources.js";

/**
 * Bundles the `xinlian` command with every room of the repository into `dist/xinlian.js`; packages from the
 * registry stay outside, as they may carry native parts.
 * @returns false when there is no command to bundle
 */
export async function buildServer(): Promise<boolean> {
  const entry = join(ROOT, "packages/cli/src/main.ts");
  if (!existsSync(entry)) return false;
  await build({
    entryPoints: [entry],
    outfile: join(DIST, "xinlian.js"),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: true,
    logLevel: "warning",
    jsx: "automatic",
    plugins: [ours(), originOf(DIST)],
  });
  return true;
}

function ours() {
  return {
    name: "ours",
    setup(build: import("esbuild").PluginBuild) {
      build.onResolve({ filter: /^[^./]/ }, ({ path }) =>
        path.startsWith("@xinlian/") ? undefined : { path, external: true },
      );
    },
  };
}
