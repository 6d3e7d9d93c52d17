import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type CityFiles, yaml } from "../city-files.ts";
import type { MatterYaml, Play, PlayYaml, WordsYaml } from "./play.ts";

const END = ".play.yaml";

/** The plays of a city's demo in the order of their files, those of packs that run here. */
export function readPlays(files: CityFiles): readonly Play[] {
  const folder = join(files.folder, "demo");
  if (!existsSync(folder)) return [];
  const beside = <T>(name: string, none: T): T =>
    existsSync(join(folder, name)) ? (yaml(join(folder, name)) as T) : none;
  const words = beside<WordsYaml>("words.yaml", {});
  const topics = beside<Record<string, MatterYaml>>("matters.yaml", {});
  return readdirSync(folder)
    .filter((file) => file.endsWith(END))
    .sort()
    .map((file) => ({ ...(yaml(join(folder, file)) as PlayYaml), file, words, topics }))
    .filter((play) => files.city.packs.includes(play.pack));
}
