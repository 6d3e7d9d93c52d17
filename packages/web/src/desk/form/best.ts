/** What can be found by words: its name, and what stands beside it. */
interface Findable {
  readonly id: string;
  readonly text: string;
  readonly aside?: string;
  /** Words that it was found by elsewhere: it matches them whatever its name says. */
  readonly also?: string;
}

/**
 * The best matches for what was typed: every word must occur somewhere, names that begin with the words come first,
 * shorter names before longer ones. Nothing typed gives the list as it is.
 */
export function best<T extends Findable>(list: readonly T[], typed: string, most: number): T[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return list.slice(0, most);
  const whole = words.join(" ");
  return list
    .map((each, order) => ({ each, order, rank: rank(each, words, whole) }))
    .filter((scored) => scored.rank < MISS)
    .sort((a, b) => a.rank - b.rank || a.each.text.length - b.each.text.length || a.order - b.order)
    .slice(0, most)
    .map((scored) => scored.each);
}

const MISS = 9;

/** 0 the name itself, 1 its beginning, 2 all words in the name, 3 as a subsequence of its letters, 4 with the aside. */
function rank(each: Findable, words: readonly string[], whole: string): number {
  const name = each.text.toLowerCase();
  if (name === whole) return 0;
  if (name.startsWith(whole)) return 1;
  if (words.every((word) => name.includes(word))) return 2;
  const all = `${name} ${each.aside?.toLowerCase() ?? ""} ${each.id.toLowerCase()} ${each.also?.toLowerCase() ?? ""}`;
  if (words.every((word) => all.includes(word))) return 3;
  // 市城管 finds 市城市管理局: the letters of an abbreviation stand in order in the full name.
  return words.length === 1 && whole.length > 1 && inOrder(whole, name) ? 4 : MISS;
}

function inOrder(letters: string, name: string): boolean {
  let from = 0;
  for (const letter of letters) {
    from = name.indexOf(letter, from) + 1;
    if (from === 0) return false;
  }
  return true;
}
