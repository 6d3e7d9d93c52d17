/** The anchor of a place in a pack's files: `pack.yaml:12` → `at-pack-yaml-12`. */
export function placeAnchor(place: string): string {
  return `at-${place.replace(/[^a-zA-Z0-9]+/g, "-")}`;
}

/** What on the page lies at a place or nearest before it in the same file; null when the page shows none of it. */
export function nearestPlace(place: string, shown: readonly string[]): string | null {
  const [file, line] = split(place);
  let best: { place: string; line: number } | null = null;
  for (const each of shown) {
    const [itsFile, itsLine] = split(each);
    if (itsFile !== file || itsLine > line) continue;
    if (best === null || itsLine > best.line) best = { place: each, line: itsLine };
  }
  return best?.place ?? null;
}

function split(place: string): [file: string, line: number] {
  const found = /^(.*?):(\d+)/.exec(place);
  return found ? [found[1] ?? "", Number(found[2])] : [place, 0];
}
