import { normalise } from "./normalise.ts";

/**
 * The distinct pairs of neighbouring characters (code points) of a text, normalised: the index of the exact-phrase route. A
 * text holds a phrase only if it holds all pairs of the phrase; whether it really does is then seen by `holdsPhrase`.
 */
export function bigrams(text: string): readonly string[] {
  const pairs = new Set<string>();
  let before = "";
  for (const character of normalise(text)) {
    if (before !== "") pairs.add(before + character);
    before = character;
  }
  return [...pairs];
}

/** Whether a text that `normalise` gave holds the phrase exactly. An empty phrase is held by none. */
export function holdsPhrase(normalised: string, phrase: string): boolean {
  const wanted = normalise(phrase);
  return wanted !== "" && normalised.includes(wanted);
}
