/**
 * Keyset pages know only what comes after. The marks passed on the way are kept for the visit, by list, so that
 * "previous page" works; a copied address has no trail and offers the first page instead.
 */
export type Trail = readonly string[];

export interface TrailStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const PREFIX = "xinlian.desk.trail.";

/** @param list the address of the list without its page */
export function readTrail(store: TrailStore, list: string): Trail {
  try {
    const kept: unknown = JSON.parse(store.getItem(PREFIX + list) ?? "[]");
    return Array.isArray(kept) ? kept.map(String) : [];
  } catch {
    return [];
  }
}

/** Notes that `page` begins after `after`. */
export function noteTrail(store: TrailStore, list: string, page: number, after: string): void {
  const trail = [...readTrail(store, list)];
  trail[page - 1] = after;
  try {
    store.setItem(PREFIX + list, JSON.stringify(Array.from(trail, (mark) => mark ?? "")));
  } catch {
    // Without a store the way back is the first page.
  }
}

/** The mark of the page before, or null when the visit did not come that way. Page 1 begins after nothing. */
export function markBefore(trail: Trail, page: number): string | null {
  if (page <= 1) return null;
  if (page === 2) return "";
  return trail[page - 2] || null;
}
