import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../tools/build/sources.js";

/** Folders of packs and cities as the product takes them, with clocks that run out while the campaign watches. */
export interface ShortCity {
  readonly packs: string;
  readonly cities: string;
}

/**
 * Copies the packs and cities and turns every limit in days into one minute; the demo has a tenth of its cases. Scenarios are left
 * out: they state the dates of the real limits.
 */
export function shortCity(folder: string, pack: string): ShortCity {
  const packs = join(folder, "packs");
  const cities = join(folder, "cities");
  mkdirSync(folder, { recursive: true });
  cpSync(join(ROOT, "packs"), packs, { recursive: true });
  cpSync(join(ROOT, "cities"), cities, { recursive: true });
  rmSync(join(packs, pack, "scenarios"), { recursive: true, force: true });
  const file = join(packs, pack, "pack.yaml");
  const text = readFileSync(file, "utf8");
  const short = text.replaceAll(/\b\d+(wd|d)\b(?=[ ,}])/g, "1min");
  if (short === text) throw new Error(`${file} has no limit in days to shorten`);
  writeFileSync(file, short);
  for (const play of readdirSync(join(cities, "leshan/demo"), { encoding: "utf8" })) {
    if (!play.endsWith(".play.yaml")) continue;
    const at = join(cities, "leshan/demo", play);
    const fewer = readFileSync(at, "utf8").replaceAll(
      /\bcases: (\d+)/g,
      (_, cases) => `cases: ${Math.ceil(Number(cases) / 10)}`,
    );
    writeFileSync(at, fewer);
  }
  return { packs, cities };
}
