import { mkdirSync, writeFileSync } from "node:fs";
import { buildServer } from "./build/server.ts";
import { builtFrom, DIST, fingerprint, STAMP } from "./build/sources.js";
import { buildWeb } from "./build/web.ts";

/** Builds the product into `dist`; the stamp goes last, so that half a build counts as none. */
async function build(): Promise<void> {
  const sources = fingerprint();
  if (process.argv.includes("--if-stale") && builtFrom() === sources) return;
  const began = performance.now();
  mkdirSync(DIST, { recursive: true });
  const server = await buildServer();
  const web = await buildWeb();
  if (server) writeFileSync(STAMP, sources);
  const what = [...(server ? ["xinlian.js"] : []), ...web.map((name) => `web/${name}`)];
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`built ${what.join(", ") || "nothing"} in ${seconds} s`);
}

/** After an install a failed build is only said: the install itself is whole, and a start builds again. */
async function prepare(): Promise<void> {
  try {
    await build();
  } catch (error) {
    console.error(`not built yet: ${error instanceof Error ? error.message : String(error)}`);
  }
}

try {
  await (process.argv.includes("--prepare") ? prepare() : build());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
