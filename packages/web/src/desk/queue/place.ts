/** Where a person stood in a list: the lit row, and whether the glance was open. Kept for the visit, by address. */
export interface ListPlace {
  readonly row: string | null;
  readonly peek: boolean;
}

const PREFIX = "xinlian.desk.place.";

export function recallPlace(address: string): ListPlace | null {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + address) ?? "null") as ListPlace | null;
  } catch {
    return null;
  }
}

export function rememberPlace(address: string, place: ListPlace): void {
  try {
    sessionStorage.setItem(PREFIX + address, JSON.stringify(place));
  } catch {
    // Without a store the list opens at its top.
  }
}

const SCROLLED = "xinlian.desk.scroll.";

/** How far the list was scrolled when it was left, CSS pixels; null when nobody was there. */
export function recallScroll(address: string): number | null {
  try {
    const kept = sessionStorage.getItem(SCROLLED + address);
    return kept === null ? null : Number(kept);
  } catch {
    return null;
  }
}

export function rememberScroll(address: string, scrolled: number): void {
  try {
    sessionStorage.setItem(SCROLLED + address, String(Math.round(scrolled)));
  } catch {
    // Without a store the lit row is brought into sight instead.
  }
}
