/** Text as it is searched: width and case folded, every run of spaces one space. Index and query go through here alike. */
export function searchable(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
}

/** Every two letters that stand beside each other, once: what an exact phrase is looked up by. */
export function bigramsOf(text: string): string[] {
  const letters = [...searchable(text)];
  const found = new Set<string>();
  for (let at = 0; at + 1 < letters.length; at += 1) found.add(`${letters[at]}${letters[at + 1]}`);
  return [...found];
}

/** Words as lexemes: folded, without doubles and empties, none longer than the index can hold (2 kB). */
export function lexemesOf(words: readonly string[]): string[] {
  const folded = words.map(searchable).filter((word) => word !== "" && word.length <= 500);
  return [...new Set(folded)];
}
