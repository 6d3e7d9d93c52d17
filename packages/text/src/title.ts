/** Longest title of a list row, in characters. */
export const LONGEST_TITLE = 24;
const SENTENCE_END = "。！？!?；;\n\r";
const CLAUSE_END = "，,、：:";
/** Greetings that say nothing of the matter. */
const GREETING = /^(?:(?:尊敬的|敬爱的).{0,12}|.{0,6}(?:你们|您|你|大家|领导)好)$/u;

/**
 * A title for a text that has none: its first sentence that is more than a greeting, at most `max` characters, cut where
 * a clause ends if one ends in the second half of that length, else with `…`. Empty for an empty text.
 */
export function titleOf(text: string, max: number = LONGEST_TITLE): string {
  const sentences = cutAt([...text.slice(0, 2_000)], SENTENCE_END);
  const said = sentences
    .map((sentence) => withoutGreeting(sentence))
    .find((sentence) => sentence !== "");
  const characters = [...(said ?? sentences[0] ?? "")];
  if (characters.length <= max) return characters.join("");
  for (let at = max; at >= max / 2; at -= 1) {
    if (CLAUSE_END.includes(characters[at] ?? "\0")) return characters.slice(0, at).join("").trim();
  }
  return `${characters
    .slice(0, max - 1)
    .join("")
    .trim()}…`;
}

function withoutGreeting(sentence: string): string {
  const clauses = cutAt([...sentence], CLAUSE_END);
  let from = 0;
  for (const clause of clauses) {
    if (!GREETING.test(clause)) return sentence.slice(sentence.indexOf(clause, from));
    from = sentence.indexOf(clause, from) + clause.length;
  }
  return "";
}

function cutAt(characters: readonly string[], ends: string): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const character of [...characters, ends.charAt(0)]) {
    if (!ends.includes(character)) {
      piece += character;
      continue;
    }
    const tidy = piece.replace(/\s+/gu, " ").trim();
    if (tidy !== "") pieces.push(tidy);
    piece = "";
  }
  return pieces;
}
