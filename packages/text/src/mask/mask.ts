import { halfWidth } from "../normalise.ts";
import { CHAT, emails, PLATE } from "./account.ts";
import { houseNumbers } from "./address.ts";
import { numbers, SPELLED_MOBILE } from "./number.ts";
import { names } from "./person.ts";
import { cover, found } from "./stars.ts";

/**
 * A text for a public page: telephone, identity and card numbers, plates, e-mail and chat accounts, house numbers and,
 * where a pattern gives them away, names of people are replaced by `***`. Takes time in proportion to the text; masking
 * what is masked changes nothing: stars end a word, and what stands before them is looked at once more (姓路李某).
 */
export function mask(text: string): string {
  let masked = text;
  for (;;) {
    const next = once(masked);
    // Each round that changes anything covers at least one character more; two are the rule.
    if (next === masked) return masked;
    masked = next;
  }
}

function once(text: string): string {
  // Character for character, so that places found in the one are places in the other.
  const plain = text.replace(/[\u3000\uff01-\uff5e]/gu, halfWidth);
  return cover(text, [
    ...numbers(plain),
    ...found(plain, SPELLED_MOBILE),
    ...emails(plain),
    ...found(plain, CHAT),
    ...found(plain, PLATE),
    ...houseNumbers(plain),
    ...names(plain),
  ]);
}
