/** What a person typed into a search box, before any dictionary: bare terms and quoted phrases. */
export interface Query {
  readonly words: readonly string[];
  readonly phrases: readonly string[];
}

/** Longer input is cut here: nobody types it, and every term costs the database a look-up. */
export const LONGEST_QUERY = 200;
const MOST_TERMS = 16;
const OPENING: Readonly<Record<string, string>> = {
  '"': '"',
  "“": "”",
  "”": "”",
  "＂": "＂",
  "「": "」",
  "『": "』",
};

/**
 * Reads `路灯 "人民西路"` as the word 路灯 and the phrase 人民西路. Chinese and half-width quotes count alike; a quote that is never
 * closed runs to the end. At most 16 terms of at most 200 characters altogether are read.
 */
export function parseQuery(input: string): Query {
  const words: string[] = [];
  const phrases: string[] = [];
  let rest = [...input].slice(0, LONGEST_QUERY).join("");
  while (rest !== "" && words.length + phrases.length < MOST_TERMS) {
    const close = OPENING[rest.charAt(0)];
    if (close !== undefined) {
      const end = rest.indexOf(close, 1);
      const phrase = rest.slice(1, end < 0 ? undefined : end).trim();
      if (phrase !== "") phrases.push(phrase);
      rest = end < 0 ? "" : rest.slice(end + 1);
      continue;
    }
    const end = rest.search(/[\s"“”＂「『]/u);
    const word = rest.slice(0, end < 0 ? undefined : end);
    if (word !== "") words.push(word);
    // An opening quote is met above, so a term that ends at once met white space.
    rest = end < 0 ? "" : rest.slice(Math.max(end, 1));
  }
  return { words, phrases };
}
