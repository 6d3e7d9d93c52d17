import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";
import { normalise } from "./normalise.ts";

/** The segmenter with the common dictionary and a city's own words. */
export type Dictionary = Jieba;

const WORD = /^[\p{Script=Han}a-z0-9]+$/u;
const LONGEST_WORD = 20;
/** Above that of almost every common word, so that a place name wins over the words it is made of. */
const FREQUENCY = 20_000;

/**
 * Builds a dictionary: the common one and `words` (place names, names of units; others than words of 2 to 20 Chinese
 * characters, letters and digits are passed over). Index and query must use the same dictionary object.
 * Costs about 0.2 s and 60 MB: build one and keep it.
 */
export function dictionary(words: Iterable<string> = []): Dictionary {
  const jieba = Jieba.withDict(dict);
  const lines: string[] = [];
  for (const word of new Set(Array.from(words, normalise))) {
    const length = [...word].length;
    if (length >= 2 && length <= LONGEST_WORD && WORD.test(word))
      lines.push(`${word} ${FREQUENCY} ns\n`);
  }
  if (lines.length > 0) jieba.loadDict(Buffer.from(lines.join("")));
  return jieba;
}
