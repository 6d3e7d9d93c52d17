/** Text bounds of an area and all that lies in it: `low <= code < high`, compared by code point (SQL `~>=~`, `~<~`). */
export interface AreaRange {
  readonly low: string;
  readonly high: string;
}

/**
 * The digits that every code inside an area begins with: a six-digit code ends in `00` for each level that it does
 * not name (511100 → 5111).
 */
export function significantDigits(code: string): string {
  return code.length === 6 ? code.replace(/(00)+$/, "") : code;
}

/** Codes are prefix-shaped (the tree is checked for it), so an area is one range of them. */
export function areaRange(code: string): AreaRange {
  const low = significantDigits(code);
  const last = low.charCodeAt(low.length - 1);
  return { low, high: low.slice(0, -1) + String.fromCharCode(last + 1) };
}
