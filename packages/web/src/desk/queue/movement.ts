/** Moving and selecting in a list of ids, as pure steps. */

/** The id that J (+1) or K (-1) goes to; the first row when none is lit, and the ends hold. */
export function step(ids: readonly string[], lit: string | null, by: 1 | -1): string | null {
  if (ids.length === 0) return null;
  const at = lit === null ? -1 : ids.indexOf(lit);
  if (at < 0) return (by > 0 ? ids[0] : ids[ids.length - 1]) ?? null;
  return ids[Math.min(ids.length - 1, Math.max(0, at + by))] ?? null;
}

/** X: in or out. */
export function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}

/**
 * Where the light stands after the rows changed under it: the same case if it is still there, else the one that took
 * its place, so that an action which removes a row moves nobody to the top.
 */
export function settled(
  before: readonly string[],
  after: readonly string[],
  lit: string | null,
): string | null {
  if (lit === null || after.includes(lit)) return lit;
  const at = before.indexOf(lit);
  if (at < 0) return null;
  const next = before.slice(at + 1).find((id) => after.includes(id));
  return next ?? after[Math.min(at, after.length - 1)] ?? null;
}

/** Selected ids that are still in sight; a selection never reaches rows that nobody sees. */
export function inSight(chosen: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> {
  return new Set(ids.filter((id) => chosen.has(id)));
}
