import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import type { Plugin } from "esbuild";

/**
 * Keeps `import.meta.url` true inside the bundle: every source file goes on seeing its own place in the
 * repository, so that `new URL("../sql", import.meta.url)` reads the same folder bundled or not.
 * @param dist the folder of the bundle
 */
export function originOf(dist: string): Plugin {
  return {
    name: "origin",
    setup(build) {
      build.onLoad({ filter: /\/packages\/.*\.tsx?$/ }, async ({ path }) => {
        const text = await readFile(path, "utf8");
        if (!text.includes("import.meta.url")) return undefined;
        const origin = JSON.stringify(relative(dist, path).replaceAll("\\", "/"));
        return {
          contents: text.replaceAll("import.meta.url", `new URL(${origin}, import.meta.url).href`),
          loader: path.endsWith("x") ? "tsx" : "ts",
        };
      });
    },
  };
}
