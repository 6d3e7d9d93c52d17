import type { Dictionary } from "./dictionary.ts";
import { normalise } from "./normalise.ts";
import { parseQuery } from "./query.ts";

/** How a query is to be answered: texts that have all index words and hold all phrases (normalised). */
export interface SearchPlan {
  readonly words: readonly string[];
  readonly phrases: readonly string[];
}

export interface Segmenter {
  /** The distinct words under which a text is indexed. */
  segment(text: string): readonly string[];
  /** The index words of one bare term or text, all of which a text must have. */
  searchWords(query: string): readonly string[];
  /** The words of a normalised text in its best reading, one after the other; together they are the text. */
  cut(text: string): readonly string[];
  /** Reads a search box; see `parseQuery`. */
  plan(query: string): SearchPlan;
}

/** Text past this is not indexed (characters): a tsvector holds at most 1 MB. */
const LONGEST_INDEXED = 100_000;
/** A longer run of letters and digits is known by its beginning, in index and query alike. */
const LONGEST_TOKEN = 64;
const HAN = /^\p{Script=Han}+$/u;
const WORD = /[\p{L}\p{N}]/u;
const PARTS = /\p{N}+|\p{L}+/gu;
/** Characters that stand alone in every second sentence. */
const STOP = new Set(
  "的了在是我有和就不都一个上也很到说要去你会着没看好这那们为与及等被把将请能可以对从而且但或又还吗呢吧啊",
);

/**
 * Cuts texts and queries with one dictionary. The index takes **every** dictionary word that stands anywhere in the text, also
 * where words overlap; a query takes only the words of its best reading. So each query word of two and more characters is in the
 * index of every text that contains the query, however differently the two were read. Characters that
 * no word covers are left to the phrase route.
 */
export function segmenter(dictionary: Dictionary): Segmenter {
  const segment = (text: string): readonly string[] => {
    const folded = normalise(head(text));
    const words = new Set<string>();
    for (const word of dictionary.cutAll(folded)) if ([...word].length > 1) addWord(words, word);
    for (const word of dictionary.cut(folded, false)) addWord(words, word);
    return [...words];
  };
  const read = (term: string): SearchPlan => readTerm(dictionary, normalise(term));
  return {
    segment,
    searchWords: (query) => read(query).words,
    cut: (text) => dictionary.cut(head(text), false),
    plan(query) {
      const parsed = parseQuery(query);
      const terms = parsed.words.map(read);
      return {
        words: unique(terms.flatMap((term) => term.words)),
        phrases: unique([
          ...parsed.phrases.map(normalise),
          ...terms.flatMap((term) => term.phrases),
        ]),
      };
    },
  };
}

function readTerm(dictionary: Dictionary, term: string): SearchPlan {
  const words = new Set<string>();
  const phrases = new Set<string>();
  let run = "";
  const flush = () => {
    if ([...run].length > 1) phrases.add(run);
    run = "";
  };
  const single: string[] = [];
  for (const piece of dictionary.cut(term, false)) {
    if (HAN.test(piece) && [...piece].length === 1) {
      run += piece;
      if (!STOP.has(piece)) single.push(piece);
      continue;
    }
    flush();
    if (WORD.test(piece)) words.add(token(piece));
  }
  flush();
  if (words.size === 0 && phrases.size === 0) for (const piece of single) words.add(piece);
  return { words: [...words], phrases: [...phrases] };
}

function addWord(words: Set<string>, word: string): void {
  if (!WORD.test(word) || STOP.has(word)) return;
  words.add(token(word));
  // "tel13812345678" and "a3" are also found by their letters and by their digits.
  if (!HAN.test(word))
    for (const part of word.match(PARTS) ?? []) if (!STOP.has(part)) words.add(token(part));
}

function token(word: string): string {
  return word.length > LONGEST_TOKEN ? [...word].slice(0, LONGEST_TOKEN).join("") : word;
}

function head(text: string): string {
  return text.length > LONGEST_INDEXED ? text.slice(0, LONGEST_INDEXED) : text;
}

function unique(items: readonly string[]): readonly string[] {
  return [...new Set(items)].filter((item) => item !== "");
}
