/** Nothing a person searches for: controls, zero-width marks and half characters. A database refuses some of them. */
const INVISIBLE = /\p{Cc}|\p{Cf}|\p{Cs}/u;
const SPACE = /\s/u;
/** Chinese characters and the punctuation written between them. */
const HAN = /\p{Script=Han}|[\u3001-\u303f]/u;

/**
 * The one form in which texts are indexed and asked for: full-width letters and signs become half-width, case is
 * folded, runs of white space become one space, and none stands beside a Chinese character (line breaks in the middle of
 * a sentence are common in pasted letters). Traditional characters stay: which simplified one is meant depends on the
 * word.
 *
 * Works character by character, so that any part of a text normalises to a part of the normalised text (a part is cut
 * between characters; white space at its own ends is dropped). That is what makes phrase search exact.
 */
export function normalise(text: string): string {
  let out = "";
  let last = "";
  let gap = false;
  for (const original of text) {
    const character = halfWidth(original);
    if (SPACE.test(character)) {
      // The byte order mark counts as white space in JavaScript only.
      gap ||= character !== "\ufeff";
      continue;
    }
    if (INVISIBLE.test(character)) continue;
    if (gap && last !== "" && !HAN.test(last) && !HAN.test(character)) out += " ";
    gap = false;
    out += character.toLowerCase();
    last = character;
  }
  return out;
}

/** U+FF01–FF5E stand 0xFEE0 above their ASCII twins; U+3000 is the wide space. */
export function halfWidth(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return code === 0x3000 ? " " : character;
}
