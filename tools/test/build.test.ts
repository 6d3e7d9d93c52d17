import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { originOf } from "../build/origin.ts";

test("a bundled file goes on seeing its own place", async () => {
  const root = mkdtempSync(join(tmpdir(), "xinlian-build-"));
  const dist = join(root, "dist");
  const room = join(root, "packages/ledger/src/migrate");
  mkdirSync(room, { recursive: true });
  writeFileSync(
    join(room, "migrate.ts"),
    'export const sql: string = new URL("../../sql", import.meta.url).href;\n',
  );
  await build({
    entryPoints: [join(room, "migrate.ts")],
    outfile: join(dist, "xinlian.mjs"),
    bundle: true,
    format: "esm",
    plugins: [originOf(dist)],
  });
  const { sql } = await import(pathToFileURL(join(dist, "xinlian.mjs")).href);
  expect(sql).toBe(pathToFileURL(join(root, "packages/ledger/sql")).href);
  rmSync(root, { recursive: true });
});
