import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { chromiumPath } from "../browser/chromium.ts";
import { ROOT } from "./build/sources.js";

/** `npm run test:browser [-- what vitest takes]`: builds what is stale, then walks people's paths in Chromium. */
function main(): number {
  try {
    console.log(`Chromium: ${chromiumPath()}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 2;
  }
  const run = (tool: string, args: readonly string[]) =>
    spawnSync(join(ROOT, "node_modules/.bin", tool), args, { cwd: ROOT, stdio: "inherit" })
      .status ?? 1;
  // A product that runs already (`XINLIAN_URL`) was built by whoever started it.
  const built = process.env["XINLIAN_URL"] ? 0 : run("tsx", ["tools/build.ts", "--if-stale"]);
  if (built !== 0) return built;
  return run("vitest", ["run", "--config", "browser/vitest.config.ts", ...process.argv.slice(2)]);
}

process.exitCode = main();
