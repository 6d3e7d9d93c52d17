import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../tools/build/sources.js";

/** Counts of the demo's plays, taken down: the walk wants neighbours for its matters, not sixty days of them. */
const FEWER: readonly (readonly [RegExp, string])[] = [
  [/^cases: \d+$/m, "cases: 90"],
  [/^days: \d+$/m, "days: 20"],
  [/^callers: \d+$/m, "callers: 80"],
  [/^ {4}cases: \d+$/m, "    cases: 10"],
];

/**
 * Copies the cities, with a smaller demo, and lays one setting over a pack: how a city changes a limit. What is closed
 * goes to the archive after a minute, so that it can be seen.
 * @param folder a new folder, the `cities` of a product
 * @param city the city's folder
 */
export function smallCity(folder: string, city: string): void {
  cpSync(join(ROOT, "cities"), folder, { recursive: true });
  const play = join(folder, city, "demo/hotline.play.yaml");
  let text = readFileSync(play, "utf8");
  for (const [many, few] of FEWER) {
    if (!many.test(text)) throw new Error(`${play} has no ${many}`);
    text = text.replace(many, few);
  }
  writeFileSync(play, text);
  mkdirSync(join(folder, city, "packs/hotline"), { recursive: true });
  writeFileSync(
    join(folder, city, "packs/hotline/settings.yaml"),
    "reopen_limit: { value: 1min }\n",
  );
}
