import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The desk: one page, built into `dist/web/desk` and served under `/desk/`. Everything is a file of its own, so that a
 * policy of `script-src 'self'; style-src 'self'` holds: no asset is inlined.
 */
export default defineConfig({
  root: here("./src/desk"),
  base: "/desk/",
  publicDir: false,
  oxc: { jsx: { runtime: "automatic" } },
  build: {
    outDir: here("../../dist/web/desk"),
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2022",
    chunkSizeWarningLimit: 1200,
  },
  server: {
    host: "127.0.0.1",
    port: Number(process.env["DESK_PORT"] ?? 5173),
    proxy: { "/api": process.env["DESK_API"] ?? "http://127.0.0.1:8080" },
  },
});
