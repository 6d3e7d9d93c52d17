import type { AreaTree } from "@xinlian/kernel";
import { Gazetteer } from "@xinlian/text";
import type { CityNow } from "../engine/city-now.ts";

const made = new WeakMap<AreaTree, Gazetteer>();

/** The names of a city's divisions; made once for each state of the divisions. */
export function gazetteerOf({ areas, words }: Pick<CityNow, "areas" | "words">): Gazetteer {
  const known = made.get(areas);
  if (known !== undefined) return known;
  const gazetteer = new Gazetteer(areas.all(), (text) => words.cut(text));
  made.set(areas, gazetteer);
  return gazetteer;
}
