import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The citizens' build: one stylesheet, one small script with lazily loaded parts, and the worker that keeps the
 * report page. Names carry a hash except the worker's, whose address must stay.
 */
export default defineConfig({
  root: here("./src/public"),
  base: "/public/",
  publicDir: here("./src/public/static"),
  build: {
    outDir: here("../../dist/web/public"),
    emptyOutDir: true,
    manifest: "manifest.json",
    modulePreload: false,
    assetsInlineLimit: 0,
    target: "es2022",
    rolldownOptions: {
      input: {
        citizen: here("./src/public/island/citizen.ts"),
        "report-worker": here("./src/public/island/report-worker.ts"),
      },
      output: {
        entryFileNames: (chunk) =>
          chunk.name === "report-worker" ? "report-worker.js" : "assets/[name]-[hash].js",
        chunkFileNames: "assets/[name]-[hash].js",
        assetFileNames: "assets/[name]-[hash][extname]",
      },
    },
  },
});
