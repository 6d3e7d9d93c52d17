import { pinyin } from "pinyin-pro";

/** A name letter by letter, and how each is said. */
export interface Sounds {
  readonly letters: readonly string[];
  readonly syllables: readonly string[];
}

export function soundsOf(text: string): Sounds {
  const letters = [...text];
  const syllables = pinyin(text, { toneType: "none", type: "array", v: true });
  // One syllable a letter; a text of other scripts is said as it is written.
  return {
    letters,
    syllables: syllables.length === letters.length ? syllables.map(plain) : letters,
  };
}

/** Syllables that are said alike here become one: Sichuan does not tell n from l, zh from z, ing from in. */
function plain(syllable: string): string {
  return syllable
    .toLowerCase()
    .replace(/^n(?!g)/, "l")
    .replace(/^([zcs])h/, "$1")
    .replace(/^hu(?=[aeiou])/, "f")
    .replace(/([ie])ng$/, "$1n");
}

/** Farther than this share of a name's letters and it is another name. */
const FARTHEST = 0.34;

/**
 * Whether part of a text is said or written nearly as a name. `far`: 0 = said the same.
 * @returns null when it is not
 */
export function alike(
  text: Sounds,
  name: Sounds,
): { readonly how: "sound" | "letters"; readonly far: number } | null {
  const size = name.letters.length;
  if (size < 2) return null;
  const sound = best(text.syllables, name.syllables);
  const letters = best(text.letters, name.letters);
  const [how, far] =
    sound <= letters ? (["sound", sound] as const) : (["letters", letters] as const);
  const share = far / size;
  return share > FARTHEST || (size === 2 && far > 0) ? null : { how, far: share };
}

/** The fewest letters that must be changed, put in or left out to find the name somewhere in the text. */
function best(text: readonly string[], name: readonly string[]): number {
  // The name may begin anywhere: the first row costs nothing.
  let row = new Array<number>(text.length + 1).fill(0);
  for (const [at, letter] of name.entries()) {
    const next = [at + 1];
    for (const [to, other] of text.entries()) {
      const changed = (row[to] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(changed, (row[to + 1] ?? 0) + 1, (next[to] ?? 0) + 1));
    }
    row = next;
  }
  return Math.min(...row);
}
