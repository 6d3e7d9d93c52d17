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
