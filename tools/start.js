// Plain JavaScript: a warm start pays for no compiler, and the product runs in this very process.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { builtFrom, DIST, fingerprint, ROOT } from "./build/sources.js";

if (builtFrom() !== fingerprint()) {
  // The build's words go to stderr, so that a command's own output stays clean.
  execFileSync(process.execPath, ["--import", "tsx", join(ROOT, "tools/build.ts"), "--if-stale"], {
    cwd: ROOT,
    stdio: ["ignore", 2, 2],
  });
}

const given = process.argv.slice(2);
const words = given[0] === "--cli" ? given.slice(1) : ["start", ...given];
const bundle = join(DIST, "xinlian.js");
process.argv.splice(1, process.argv.length, bundle, ...words);
await import(pathToFileURL(bundle).href);
