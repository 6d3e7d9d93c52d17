const SHOWN = 5;

/** Of many allowed names the few that look most like what was written, for a message that has to stay readable. */
export function nearest(value: string, allowed: Iterable<string>): string {
  const wanted = pairs(value);
  const ranked = [...allowed]
    .map((name) => ({ name, same: overlap(wanted, pairs(name)) }))
    .sort((a, b) => b.same - a.same || (a.name < b.name ? -1 : 1));
  return ranked
    .slice(0, SHOWN)
    .map(({ name }) => name)
    .join(", ");
}

function pairs(text: string): ReadonlySet<string> {
  const letters = [...text.toLowerCase()];
  return new Set(letters.map((letter, at) => letter + (letters[at + 1] ?? "")));
}

/** Share of letter pairs in common, 0 to 1. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((pair) => b.has(pair)).length;
  return both === 0 ? 0 : (2 * both) / (a.size + b.size);
}
