import { rmSync } from "node:fs";
import { join } from "node:path";
import { type Product, startProduct } from "../../browser/product.ts";
import { takeDownPlays } from "../../browser/walk/small-city.ts";
import { ROOT } from "../build/sources.js";
import { copyRenamed, type Renamed } from "../pack-names/copy.ts";
import { byTool } from "./command.ts";
import { type Gate, type Verdict, verdict } from "./gate.ts";
import { filesUnder } from "./tree.ts";

/** No behaviour of the engine depends on a pack's name: under random names everything still holds. */
export const packNames: Gate = {
  name: "pack-names",
  run: async () => {
    const built = await byTool("tsx", ["tools/build.ts", "--if-stale"]);
    if (!built.ok) return built;
    const renamed = copyRenamed(ROOT);
    try {
      takeDownPlays(renamed.cities);
      const env = { XINLIAN_PACKS: renamed.packs, XINLIAN_CITIES: renamed.cities };
      const breaches = [...(await checks(renamed)), ...(await lives(env))];
      const told = [...renamed.names].map(([from, to]) => `${from} as ${to}`).join(", ");
      return verdict(renamed.names.size, `packs: ${told}`, breaches);
    } finally {
      rmSync(renamed.folder, { recursive: true, force: true });
    }
  },
};

/** Every pack is proven, its scenarios included. */
async function checks({ packs, names }: Renamed): Promise<readonly string[]> {
  const folders = [...names.values()].map((name) => join(packs, name));
  const said = await byTool("node", ["tools/start.js", "--cli", "check", ...folders]);
  return broken("the check of all packs", said);
}

/** The city founds itself and answers, and people do their work in it. */
async function lives(env: Readonly<Record<string, string>>): Promise<readonly string[]> {
  let product: Product;
  try {
    product = await startProduct({ env });
  } catch (error) {
    return [`the start: ${error instanceof Error ? error.message : error}`];
  }
  try {
    return await paths(product.url);
  } finally {
    await product.stop();
  }
}

/** Files of browser tests in which people do their work from one end to the other. */
const PATHS = /^browser\/([^/]*-)?(path|report|loop)[^/]*\.test\.ts$/;

async function paths(url: string): Promise<readonly string[]> {
  const files = filesUnder("browser").filter((file) => PATHS.test(file));
  if (files.length === 0) return ["there is no browser test of a path to walk"];
  const words = ["run", "--config", "browser/vitest.config.ts", ...files];
  return broken("the browser paths", await byTool("vitest", words, { XINLIAN_URL: url }));
}

const broken = (what: string, { ok, lines }: Verdict) =>
  ok ? [] : [`${what}:`, ...lines.slice(-200)];
