/** What stands in place of a masked part, whatever its length: even the length tells something. */
const STARS = "***";

/** A part of a text that is not to be shown: half-open, in UTF-16 units. */
export interface Hidden {
  readonly from: number;
  readonly to: number;
}

/** Puts stars in place of all hidden parts; where parts overlap, one run of stars stands for both. */
export function cover(text: string, parts: readonly Hidden[]): string {
  let out = "";
  let at = 0;
  for (const part of [...parts].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (part.from < at) {
      at = Math.max(at, part.to);
      continue;
    }
    out += text.slice(at, part.from) + STARS;
    at = part.to;
  }
  return out + text.slice(at);
}

/** Every match of a global pattern as a hidden part; group 1, when the pattern has one, is what is hidden. */
export function* found(text: string, pattern: RegExp): Generator<Hidden> {
  for (const match of text.matchAll(pattern)) {
    const hidden = match[1] ?? match[0];
    const from = match.index + match[0].lastIndexOf(hidden);
    yield { from, to: from + hidden.length };
  }
}
