import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DIST } from "../build/sources.js";
import { byTool } from "./command.ts";
import type { Gate } from "./gate.ts";

/** Compressed bytes of JavaScript that a citizen's page may load, parts that come later included. */
const MOST = 60_000;

export const citizenWeight: Gate = {
  name: "citizen-weight",
  run: async () => {
    const built = await byTool("tsx", ["tools/build.ts", "--if-stale"]);
    if (!built.ok) return built;
    const folder = join(DIST, "web/public");
    if (!existsSync(folder)) return { ok: false, lines: ["the citizens' pages were not built"] };
    const weights = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".js"))
      .map((file) => ({ file, bytes: gzipSync(readFileSync(join(folder, file))).length }));
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
